/// Turns finished frames into bytes; decides nothing.
///
/// The same frame gives the same bytes, whatever the clock, the time zone, the locale or the fonts of
/// the system. Holds what is worth keeping between pictures (opened fonts, pixel memory), so make one
/// for each thread and use it for many frames.
package final class Renderer {
  package let fonts: FontLibrary

  package init(fonts: FontLibrary) {
    self.fonts = fonts
  }
}

/// How many pixels a picture gets.
package enum Resolution: Hashable, Sendable {
  /// Pixels a point: 1 for one pixel a point, `.dpi(300)` for print.
  case scale(Double)
  /// The height follows from the shape of the frame.
  case width(Int)
  /// Exact; a frame of another shape is fitted and centred on its background.
  case size(width: Int, height: Int)

  package static func dpi(_ dots: Double) -> Resolution { .scale(dots / 72) }
}

/// What a file says about itself besides the picture.
package struct DocumentInfo: Hashable, Sendable {
  /// `nil` takes the title of the first frame.
  package var title: String?
  package var author: String
  /// What the document is about, in a sentence.
  package var subject: String
  /// "Organisation, publication, date".
  package var source: String
  /// What somebody who cannot see the picture is told; `nil` joins the descriptions of the frame's figures.
  package var alt: String?
  package var date: DocumentDate

  package init(
    title: String? = nil, author: String = "", subject: String = "", source: String = "",
    alt: String? = nil, date: DocumentDate = .fixed
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.source = source
    self.alt = alt
    self.date = date
  }
}

/// The moment a document says it was made: given by the caller, never read from the clock.
package struct DocumentDate: Hashable, Sendable {
  package var secondsSince1970: Int64

  package init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Stands where nobody gave a date: 1 January 2000.
  package static let fixed = DocumentDate(secondsSince1970: 946_684_800)
}

/// The machine could not do what was asked; the user's mistakes are diagnostics instead.
package enum RenderingError: Error, Hashable, Sendable {
  /// No font file at all was found in the folders searched.
  case noFonts(folders: [String])
  /// A frame holds glyphs of a font file that is nowhere.
  case noFontFile(String, folders: [String])
  case tooManyPixels(width: Double, height: Double)
  case emptyPicture
  /// The drawing library gave up; its own words.
  case drawing(String)
}
