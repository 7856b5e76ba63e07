/// How a text for people is laid out: its colors, the width of frames, and where words wrap.
public struct TextLayout: Sendable {
  /// How wide a text is.
  public enum Width: Sendable {
    /// Each text is one line, and frames show as much as there is.
    case unlimited
    /// Each text is one line, and frames are cut to so many columns.
    case frames(Int)
    /// Texts wrap at blanks, and frames are cut.
    case terminal(Int)

    /// The columns of a frame.
    var ofFrames: Int? {
      switch self {
      case .unlimited: nil
      case .frames(let columns), .terminal(let columns): max(columns, TextLayout.narrowest)
      }
    }

    /// The columns of a text that wraps.
    var ofTexts: Int? {
      if case .terminal(let columns) = self { max(columns, TextLayout.narrowest) } else { nil }
    }
  }

  /// A narrower terminal is treated as one of this width.
  private static let narrowest = 40

  let color: Coloring
  let width: Width
  /// Whether words can be links of the terminal.
  let hasLinks: Bool

  init(color: Coloring = .none, width: Width = .unlimited, hasLinks: Bool = false) {
    self.color = color
    self.width = width
    self.hasLinks = hasLinks
  }

  /// A word, or words that stay on one line, in a style.
  struct Word {
    let text: String
    let style: Coloring.Style?
    /// What follows the word without a style.
    let end: String
    /// The address that the word is a link to.
    let link: String?

    init(
      _ text: String, _ style: Coloring.Style? = nil, end: String = "", link: String? = nil
    ) {
      self.text = text
      self.style = style
      self.end = end
      self.link = link
    }
  }

  /// The words of a text; the whole text where it does not wrap.
  func words(of text: String, _ style: Coloring.Style? = nil) -> [Word] {
    guard width.ofTexts != nil else { return [Word(text, style)] }
    return text.split(separator: " ", omittingEmptySubsequences: false).map {
      Word(String($0), style)
    }
  }

  /// Joins words with blanks, in lines of the layout's width.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - column: The column at which the first line begins.
  ///   - indent: What later lines begin with.
  ///   - indentColumns: The columns of the indentation.
  /// - Returns: The lines, without a line feed at the end.
  func lines(
    _ words: [Word], from column: Int, indent: String, indentColumns: Int
  ) -> String {
    var text = ""
    func append(_ word: Word) {
      let painted = word.style.map { color.paint(word.text, $0) } ?? word.text
      if hasLinks, let link = word.link {
        // OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
        text += "\u{1B}]8;;\(link)\u{1B}\\\(painted)\u{1B}]8;;\u{1B}\\"
      } else {
        text += painted
      }
      text += word.end
    }
    guard let width = width.ofTexts else {
      for (index, word) in words.enumerated() {
        if index > 0 { text += " " }
        append(word)
      }
      return text
    }
    var column = column
    for (index, word) in words.enumerated() {
      let columns = DisplayWidth.columns(of: word.text + word.end)
      if index > 0 {
        // At the start of a line, a workflow runner would run a word that begins with two colons.
        if column + 1 + columns > width, !word.text.hasPrefix("::") {
          text += "\n" + indent
          column = indentColumns
        } else {
          text += " "
          column += 1
        }
      }
      append(word)
      column += columns
      // The terminal continues a word that is wider than a line on the next one.
      if column > width { column = (column - 1) % width + 1 }
    }
    return text
  }

  /// A text in lines of a width, of which all but the first are indented; without a line feed at the
  /// end.
  package static func wrapped(_ text: String, to width: Width) -> String {
    let layout = TextLayout(width: width)
    return layout.lines(layout.words(of: text), from: 0, indent: "    ", indentColumns: 4)
  }

  /// The parts of a line of a file, cut around the marked one to fit into so many columns.
  static func cut(
    _ before: String, _ marked: String, _ after: String, to columns: Int?
  ) -> (before: String, marked: String, after: String) {
    guard let columns else { return (before, marked, after) }
    let widths = (width(of: before), width(of: marked), width(of: after))
    guard widths.0 + widths.1 + widths.2 > columns else { return (before, marked, after) }
    // An ellipsis may be needed on each side.
    let isLong = widths.1 > columns - 2
    let shown = isLong ? prefix(of: marked, columns - 3) + "…" : marked
    let rest = isLong ? "" : after
    let room = columns - width(of: shown)
    let left = min(widths.0, max(room * 3 / 4, room - width(of: rest)))
    let right = min(width(of: rest), room - left)
    return (
      widths.0 > left ? "…" + suffix(of: before, left - 1) : before, shown,
      width(of: rest) > right ? prefix(of: rest, right - 1) + "…" : rest
    )
  }

  /// The columns of a text of one line; a tab counts as the most that it can take.
  private static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    character == "\t" ? 8 : DisplayWidth.columns(of: String(character))
  }

  private static func prefix(of text: String, _ columns: Int) -> String {
    var left = columns
    return String(
      text.prefix { character in
        left -= width(of: character)
        return left >= 0
      })
  }

  private static func suffix(of text: String, _ columns: Int) -> String {
    String(prefix(of: String(text.reversed()), columns).reversed())
  }
}
