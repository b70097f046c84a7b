import Scales
import TestSupport
import Testing

private let london = TimeZone(named: "Europe/London") ?? .utc

struct TickCase: CustomTestStringConvertible, Sendable {
  var transform: ScaleTransform
  var domain: [Double]
  var nice: Double?
  var count: Double
  var format: String?
  var labels: [String]

  init(
    _ transform: ScaleTransform, _ domain: [Double], nice: Double?, count: Double, format: String?,
    labels: [String]
  ) {
    self.transform = transform
    self.domain = domain
    self.nice = nice
    self.count = count
    self.format = format
    self.labels = labels
  }

  var testDescription: String { "\(transform) \(domain) \(count)" }
}

@Suite struct TickTests {
  @Test(arguments: tickCases)
  func `an axis has the labels that Vega gives it`(example: TickCase) throws {
    var scale = ContinuousScale(example.transform, domain: example.domain)
    if let nice = example.nice { scale.nice(about: nice) }
    let labels = try TickLabels(of: scale, count: example.count, specifier: example.format)
    #expect(scale.ticks(about: example.count).map(labels.text) == example.labels)
  }

  @Test(arguments: [
    (0.0, 1.0, 5.0, [0, 0.2, 0.4, 0.6, 0.8, 1]), (1, 0, 2, [1, 0.5, 0]),
    (-1, 1, 3, [-1, -0.5, 0, 0.5, 1]),
    (0, 0, 5, [0]), (0, 10, 0, []), (0.9, 1.1, 1, [1]), (2, 3, -1, []),
  ])
  func `ticks are round numbers`(start: Double, stop: Double, count: Double, ticks: [Double]) {
    #expect(Scales.ticks(from: start, to: stop, count: count) == ticks)
  }

  @Test(arguments: 0..<60)
  func `ticks lie in the domain, in order and in even steps`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let magnitude = Double.random(in: -8...12, using: &random)
    let start = Double.random(in: -1...1, using: &random) * magnitude.power10
    let stop = start + Double.random(in: 0.01...2, using: &random) * magnitude.power10
    let ticks = Scales.ticks(from: start, to: stop, count: Double(2 + seed % 12))
    #expect(!ticks.isEmpty)
    #expect(ticks.allSatisfy { $0 >= start && $0 <= stop })
    let steps = zip(ticks.dropFirst(), ticks).map { $0 - $1 }
    #expect(steps.allSatisfy { $0 > 0 && abs($0 - steps[0]) <= steps[0] * 1e-6 })
  }

  @Test(arguments: [
    (Double.nan, 1.0, 10.0), (0, .infinity, 10), (0, 1, .infinity), (0, 1, .nan), (0, 1, 1e12),
    (-.greatestFiniteMagnitude, .greatestFiniteMagnitude, 10), (0, 5e-324, 10),
  ])
  func `a domain without bounds has few ticks or none`(start: Double, stop: Double, count: Double) {
    for transform in [ScaleTransform.linear, .log(), .sqrt, .symlog(), .time(.utc)] {
      var scale = ContinuousScale(transform, domain: [start, stop])
      scale.nice(about: count)
      #expect(scale.ticks(about: count).count <= 100_000)
    }
  }
}

extension Double {
  fileprivate var power10: Double { Double("1e\(Int(self))") ?? 1 }
}

private let tickCases: [TickCase] = [
  TickCase(
    .time(london), [1745508245872, 1763330113188], nice: 5, count: 5, format: nil,
    labels: [
      "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]),
  TickCase(
    .time(london), [2281302789623, 2281302862360], nice: 10, count: 3, format: nil,
    labels: [":30", "12:14"]),
  TickCase(
    .symlog(constant: 0.1), [-0.04855742070202565, -747.8859076789954], nice: nil, count: 10,
    format: nil,
    labels: ["−100", "−200", "−300", "−400", "−500", "−600", "−700"]),
  TickCase(
    .log(base: 5), [0.013550465278624803, 12179.986975259493], nice: nil, count: 3, format: "e",
    labels: ["4e-2", "1e+0", "2.5e+1", "6.25e+2"]),
  TickCase(
    .time(london), [6972799714813, 1362025918184], nice: 10, count: 5, format: nil,
    labels: ["2150", "2100", "2050"]),
  TickCase(
    .time(.utc), [958402190352, 958498722803], nice: 10, count: 5, format: nil,
    labels: ["12 PM", "06 PM", "Tue 16", "06 AM", "12 PM", "06 PM"]),
  TickCase(
    .time(london), [1830287508361, 1830289432167], nice: 10, count: 5, format: nil,
    labels: ["09:10", "09:15", "09:20", "09:25", "09:30", "09:35", "09:40", "09:45"]),
  TickCase(
    .time(.utc), [1439894900028, 1390561476368], nice: 10, count: 10, format: nil,
    labels: ["October", "July", "April", "2015", "October", "July", "April", "2014"]),
  TickCase(
    .pow(exponent: 2), [9452.459958927526, -3.52932211094402e-05], nice: 5, count: 3, format: "%",
    labels: ["1000000%", "500000%", "0%"]),
  TickCase(
    .log(base: 10), [716.5229662603534, 279442704400.3678], nice: 10, count: 3, format: nil,
    labels: ["100,000", "10,000,000,000"]),
  TickCase(
    .time(london), [947480518943, 947480193928], nice: 10, count: 5, format: nil,
    labels: ["05:02", "05:01", "05 AM", "04:59", "04:58", "04:57"]),
  TickCase(
    .symlog(constant: 0.1), [0.000965354241372276, 559.6933787128995], nice: nil, count: 5,
    format: nil,
    labels: ["100", "200", "300", "400", "500"]),
  TickCase(
    .time(.utc), [1497961654886, 1497961760813], nice: nil, count: 3, format: nil,
    labels: ["12:28", ":30", "12:29"]),
  TickCase(
    .time(london), [2342122642424, 11453789391290], nice: nil, count: 5, format: nil,
    labels: ["2050", "2100", "2150", "2200", "2250", "2300"]),
  TickCase(
    .time(.utc), [2226299155689, 2606624650597], nice: 5, count: 5, format: nil,
    labels: ["2040", "2042", "2044", "2046", "2048", "2050", "2052", "2054"]),
  TickCase(
    .log(base: 10), [342.73711460434987, 1131.4549070119238], nice: nil, count: 3, format: "s",
    labels: ["400", "", "", "", "", "", "1k"]),
  TickCase(
    .time(.utc), [2721651147117, 2721651011728], nice: nil, count: 10, format: nil,
    labels: [":15", "02:12", ":45", ":30", ":15", "02:11", ":45", ":30", ":15"]),
  TickCase(
    .linear, [0, 0], nice: 5, count: 2, format: nil,
    labels: ["0"]),
  TickCase(
    .time(london), [1167443669130, 1167654078769], nice: 10, count: 5, format: nil,
    labels: ["Sat 30", "12 PM", "Dec 31", "12 PM", "2007", "12 PM"]),
  TickCase(
    .sqrt, [-10, -2], nice: 5, count: 2, format: nil,
    labels: ["−10", "−5"]),
  TickCase(
    .sqrt, [-0.00027949723108367853, -0.0011543674424220173], nice: 10, count: 5, format: "+",
    labels: ["−0.0002", "−0.0004", "−0.0006", "−0.0008", "−0.001", "−0.001"]),
  TickCase(
    .time(.utc), [3041460526776, 1788882180383], nice: nil, count: 10, format: nil,
    labels: ["2065", "2060", "2055", "2050", "2045", "2040", "2035", "2030"]),
  TickCase(
    .pow(exponent: 0.25), [0.0002943367126586418, -485487.75571822375], nice: 5, count: 3,
    format: ",.1~f",
    labels: ["0", "−200,000", "−400,000"]),
  TickCase(
    .time(.utc), [2046487027366, 2049672497429], nice: 10, count: 3, format: nil,
    labels: ["Nov 12", "Nov 19", "Nov 26", "Dec 03", "Dec 10"]),
  TickCase(
    .log(base: 10), [1229.7306494513923, 28268914641.891403], nice: nil, count: 3, format: nil,
    labels: ["10,000", "1,000,000", "100,000,000", "10,000,000,000"]),
  TickCase(
    .symlog(constant: 0.1), [619144.8241232869, -613655.9476083723], nice: nil, count: 3,
    format: nil,
    labels: ["500,000", "0", "−500,000"]),
  TickCase(
    .sqrt, [-55148, 0], nice: 3, count: 3, format: nil,
    labels: ["−60,000", "−40,000", "−20,000", "0"]),
  TickCase(
    .symlog(constant: 0.1), [0, 5], nice: 3, count: 5, format: nil,
    labels: ["0", "1", "2", "3", "4", "5", "6"]),
  TickCase(
    .time(.utc), [818832226254, 818848371793], nice: 10, count: 5, format: nil,
    labels: ["05 AM", "06 AM", "07 AM", "08 AM", "09 AM", "10 AM"]),
  TickCase(
    .symlog(constant: 0.1), [8.629860728828024, 0.0006171991673367119], nice: 3, count: 3,
    format: nil,
    labels: ["10", "5", "0"]),
  TickCase(
    .time(london), [2258653182213, 2258654560173], nice: 5, count: 3, format: nil,
    labels: ["08:45", "09 PM"]),
  TickCase(
    .linear, [120514.55402562539, -63854.72401521251], nice: nil, count: 5, format: nil,
    labels: ["100,000", "50,000", "0", "−50,000"]),
  TickCase(
    .symlog(constant: 1), [-0.006091359051431285, 0.9676655702042452], nice: 3, count: 5,
    format: ",.1~f",
    labels: ["−0.4", "−0.2", "0", "0.2", "0.4", "0.6", "0.8", "1"]),
  TickCase(
    .sqrt, [7914460, 0], nice: 5, count: 10, format: nil,
    labels: [
      "8,000,000", "7,000,000", "6,000,000", "5,000,000", "4,000,000", "3,000,000", "2,000,000",
      "1,000,000", "0",
    ]),
  TickCase(
    .log(base: 10), [1.8339264459290083, 11053.173999427949], nice: 10, count: 5, format: "$,",
    labels: ["$1", "$10", "$100", "$1,000", "$10,000", "$100,000"]),
  TickCase(
    .log(base: 5), [915.7566035463794, 2331.876725742953], nice: nil, count: 3, format: "s",
    labels: ["1.25k", "1.875k"]),
  TickCase(
    .symlog(constant: 1), [3714.674083657563, 0.9437834660007989], nice: nil, count: 2,
    format: ".2f",
    labels: ["2000.00"]),
  TickCase(
    .time(london), [2063005706878, 2063008122593], nice: nil, count: 3, format: nil,
    labels: ["10:15", "10:30", "10:45"]),
  TickCase(
    .symlog(constant: 1), [-406.36512874713725, -25.00842448202649], nice: 10, count: 3,
    format: "s",
    labels: ["−400", "−200", "0"]),
  TickCase(
    .time(.utc), [1834695599578, 1834664796303], nice: 10, count: 5, format: nil,
    labels: ["09 PM", "06 PM", "03 PM"]),
  TickCase(
    .time(london), [1205212370976, 1205218698781], nice: nil, count: 3, format: nil,
    labels: ["05:30", "06 AM", "06:30"]),
  TickCase(
    .sqrt, [18377.55331824371, 0.12013945540773507], nice: nil, count: 3, format: nil,
    labels: ["15,000", "10,000", "5,000"]),
  TickCase(
    .pow(exponent: 2), [0, -1], nice: 3, count: 2, format: "~e",
    labels: ["0e+0", "−5e-1", "−1e+0"]),
  TickCase(
    .log(base: 10), [3.6644906096759087, 13355.401324063105], nice: nil, count: 3, format: "%",
    labels: ["1000%", "10000%", "100000%", "1000000%"]),
  TickCase(
    .time(london), [2490004546721, 2675448165741], nice: 5, count: 5, format: nil,
    labels: ["2048", "2049", "2050", "2051", "2052", "2053", "2054", "2055"]),
  TickCase(
    .pow(exponent: 0.25), [4661.607668646273, 9561.032532074525], nice: 3, count: 2, format: nil,
    labels: ["4,000", "6,000", "8,000", "10,000"]),
  TickCase(
    .time(london), [1973006354922, 2622910604104], nice: 5, count: 3, format: nil,
    labels: ["2030", "2040", "2050"]),
  TickCase(
    .log(base: 2), [0.027267174184678274, 351627.3355868847], nice: nil, count: 3, format: nil,
    labels: ["1", "1,024"]),
  TickCase(
    .linear, [0.1061282369160701, 2.4340690864957562e-05], nice: nil, count: 2, format: "$,",
    labels: ["$0.1", "$0.05"]),
  TickCase(
    .time(.utc), [2291314231538, 2291173902059], nice: 10, count: 3, format: nil,
    labels: ["12 PM", "Aug 10", "12 PM"]),
  TickCase(
    .pow(exponent: 3), [59, -8161], nice: 3, count: 5, format: ".2f",
    labels: [
      "4000.00", "2000.00", "0.00", "−2000.00", "−4000.00", "−6000.00", "−8000.00", "−10000.00",
    ]),
  TickCase(
    .time(.utc), [1616033162295, 1593588009933], nice: 10, count: 3, format: nil,
    labels: ["April", "2021", "October", "July"]),
  TickCase(
    .log(base: 5), [825495628934.2463, 8170.2788864299455], nice: nil, count: 5, format: nil,
    labels: ["152,587,890,625", "6,103,515,625", "244,140,625", "9,765,625", "390,625", "15,625"]),
  TickCase(
    .linear, [-78014.3389999067, -8.948487922194662e-05], nice: 10, count: 5, format: ".2f",
    labels: ["−80000.00", "−60000.00", "−40000.00", "−20000.00", "0.00"]),
  TickCase(
    .time(.utc), [1377866810458, 1377895526791], nice: nil, count: 3, format: nil,
    labels: ["03 PM", "06 PM"]),
  TickCase(
    .symlog(constant: 0.1), [-0.000580501050475708, 0.3119134797601757], nice: nil, count: 3,
    format: "$,",
    labels: ["$0", "$0.1", "$0.2", "$0.3"]),
  TickCase(
    .sqrt, [56766.60654283854, -0.0841970257283974], nice: nil, count: 3, format: nil,
    labels: ["40,000", "20,000", "0"]),
  TickCase(
    .symlog(constant: 1), [9822.304501706114, 573866.2645899936], nice: 10, count: 8, format: nil,
    labels: ["0", "100,000", "200,000", "300,000", "400,000", "500,000", "600,000"]),
  TickCase(
    .time(london), [2562471505413, 2562471971357], nice: nil, count: 10, format: nil,
    labels: ["05:39", "05:40", "05:41", "05:42", "05:43", "05:44", "05:45", "05:46"]),
  TickCase(
    .time(london), [671242727081, 671257122112], nice: 10, count: 3, format: nil,
    labels: ["01 AM", "02 AM", "03 AM", "04 AM", "05 AM"]),
  TickCase(
    .symlog(constant: 0.1), [0.14908182352499888, -6.592574799648303e-05], nice: 5, count: 2,
    format: "$,",
    labels: ["$0.2", "$0.1", "$0"]),
  TickCase(
    .linear, [-996183, -311986], nice: 10, count: 8, format: nil,
    labels: [
      "−1,000,000", "−900,000", "−800,000", "−700,000", "−600,000", "−500,000", "−400,000",
      "−300,000",
    ]),
  TickCase(
    .linear, [0.0015503718577342118, 0.3984357643605716], nice: nil, count: 8, format: "p",
    labels: ["5.0%", "10%", "15%", "20%", "25%", "30%", "35%"]),
  TickCase(
    .symlog(constant: 0.1), [-0.0003125874002137552, 0.040084325509327993], nice: 10, count: 3,
    format: nil,
    labels: ["0.00", "0.02", "0.04"]),
  TickCase(
    .pow(exponent: 2), [0.010830595417660694, 4.391451639022961e-05], nice: 3, count: 8,
    format: nil,
    labels: ["0.014", "0.012", "0.010", "0.008", "0.006", "0.004", "0.002", "0.000"]),
  TickCase(
    .pow(exponent: 2), [-1, 1], nice: nil, count: 2, format: "p",
    labels: ["−100%", "0%", "100%"]),
  TickCase(
    .linear, [-697403.2337671987, -533.3278326382778], nice: nil, count: 5, format: "r",
    labels: ["−600000", "−500000", "−400000", "−300000", "−200000", "−100000"]),
  TickCase(
    .linear, [0, 0], nice: nil, count: 2, format: "s",
    labels: ["0"]),
  TickCase(
    .symlog(constant: 1), [-414.2343497994765, -1925.4059592303886], nice: 5, count: 3, format: "e",
    labels: ["0.0e+0", "−5.0e+2", "−1.0e+3", "−1.5e+3", "−2.0e+3"]),
  TickCase(
    .sqrt, [-904, -545481], nice: 10, count: 2, format: "r",
    labels: ["0", "−200000", "−400000"]),
  TickCase(
    .linear, [580.2282732638497, -4816512.734644868], nice: 5, count: 8, format: nil,
    labels: [
      "1,000,000", "0", "−1,000,000", "−2,000,000", "−3,000,000", "−4,000,000", "−5,000,000",
    ]),
  TickCase(
    .sqrt, [0, -33006], nice: 5, count: 5, format: nil,
    labels: ["0", "−5,000", "−10,000", "−15,000", "−20,000", "−25,000", "−30,000", "−35,000"]),
  TickCase(
    .time(london), [2252186395492, 2252186810266], nice: 10, count: 5, format: nil,
    labels: ["12:20", "12:21", "12:22", "12:23", "12:24", "12:25", "12:26", "12:27"]),
  TickCase(
    .symlog(constant: 1), [-1, -4803838], nice: 3, count: 3, format: ",.1~f",
    labels: ["0", "−2,000,000", "−4,000,000", "−6,000,000"]),
  TickCase(
    .time(.utc), [2302646657564, 2300035073597], nice: nil, count: 5, format: nil,
    labels: ["Dec 14", "Dec 07", "Nov 30", "Nov 23"]),
  TickCase(
    .sqrt, [-441.4946264924691, -98.730119503798], nice: 3, count: 2, format: nil,
    labels: ["−600", "−400", "−200", "0"]),
  TickCase(
    .time(.utc), [1886263224314, 1886263192282], nice: 10, count: 10, format: nil,
    labels: [":25", ":20", ":15", ":10", ":05", "06 PM", ":55", ":50"]),
  TickCase(
    .pow(exponent: 0.25), [-9020.461900248345, -745.3773592298807], nice: 5, count: 5, format: nil,
    labels: ["−10,000", "−8,000", "−6,000", "−4,000", "−2,000", "0"]),
  TickCase(
    .time(london), [1468173995053, 1468241638845], nice: 10, count: 5, format: nil,
    labels: ["06 PM", "09 PM", "Mon 11", "03 AM", "06 AM", "09 AM", "12 PM", "03 PM"]),
  TickCase(
    .linear, [0.0021710927790302747, -655.3065755731022], nice: 10, count: 10, format: nil,
    labels: ["100", "0", "−100", "−200", "−300", "−400", "−500", "−600", "−700"]),
]
