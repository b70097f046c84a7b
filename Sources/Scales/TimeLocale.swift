/// How a place writes dates.
package struct TimeLocale: Hashable, Sendable {
  package var dateTime: String
  package var date: String
  package var time: String
  package var periods: [String]
  /// From Sunday.
  package var days: [String]
  package var shortDays: [String]
  package var months: [String]
  package var shortMonths: [String]

  package init(
    dateTime: String, date: String, time: String, periods: [String], days: [String],
    shortDays: [String], months: [String], shortMonths: [String]
  ) {
    self.dateTime = dateTime
    self.date = date
    self.time = time
    self.periods = periods
    self.days = days
    self.shortDays = shortDays
    self.months = months
    self.shortMonths = shortMonths
  }

  package static let enUS = TimeLocale(
    dateTime: "%x, %X", date: "%-m/%-d/%Y", time: "%-I:%M:%S %p", periods: ["AM", "PM"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
    shortMonths: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ])

  package static let enGB = {
    var locale = enUS
    locale.dateTime = "%a %e %b %X %Y"
    locale.date = "%d/%m/%Y"
    locale.time = "%H:%M:%S"
    return locale
  }()
}
