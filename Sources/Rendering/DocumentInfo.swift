internal import SceneGraph

/// What a file says about itself besides the picture.
package struct DocumentInfo: Hashable, Sendable {
  /// `nil` takes the title of the first frame.
  package var title: String?
  package var author: String
  /// What the document is about, in a sentence.
  package var subject: String
  /// "Organisation, publication, date".
  package var source: String
  /// What somebody who cannot see the picture is told; `nil` joins the descriptions of the frame's
  /// figures.
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

  func title(of frame: Frame?) -> String { title ?? frame?.title ?? "" }
  func alt(of frame: Frame) -> String { alt ?? frame.tags.figureTexts.joined(separator: "\n") }
}

extension [Tag] {
  /// The descriptions of the figures, in reading order.
  fileprivate var figureTexts: [String] {
    flatMap { tag in
      if case .figure(let alt) = tag.role { return [alt] }
      return tag.children.figureTexts
    }
  }
}
