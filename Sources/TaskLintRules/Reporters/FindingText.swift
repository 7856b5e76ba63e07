/// A finding as text for people.
struct FindingText {
  let finding: Finding
  var layout = TextLayout()

  private var color: Coloring { layout.color }

  /// `path:line:column: severity: fact [rule-id]`, which terminals, Vim and Emacs turn into a link.
  var firstLine: String {
    let severity = finding.severity
    var words = [
      TextLayout.Word(
        Self.place(finding.location.path, finding.location.start) + ":", .place),
      TextLayout.Word(severity.rawValue, .severity(severity), end: ":"),
    ]
    words += layout.words(of: VisibleText.escape(finding.message.fact))
    words.append(
      TextLayout.Word(
        "[\(finding.ruleID.name)]", .aside,
        link: layout.hasLinks ? Product.page(ofRule: finding.ruleID.name) : nil))
    words += remarks.map { layout.words(of: $0, .aside) } ?? []
    return layout.lines(words, from: 0, indent: "    ", indentColumns: 4) + "\n"
  }

  /// Remarks on the finding: `(policy)`, or why it does not count.
  private var remarks: String? {
    var remarks: [String] = []
    if RuleCatalog.policyIDs.contains(finding.ruleID) { remarks.append("policy") }
    if let suppression = finding.suppressions.first {
      remarks.append("suppressed: \(CutText.reason(suppression))")
    } else if finding.baselineState == .unchanged {
      remarks.append("in the baseline")
    }
    return remarks.isEmpty ? nil : "(\(remarks.joined(separator: ", ")))"
  }

  /// The first line, the line of the file with the place marked, and the rest of the finding.
  var block: String {
    let line = String(finding.location.start.line)
    let margin = String(repeating: " ", count: line.utf8.count)
    let frame = frame(margin)
    var block = firstLine + color.paint("\(margin) |", .frame) + "\n"
    block += color.paint("\(line) |", .frame) + " \(frame.line)\n"
    block += color.paint("\(margin) |", .frame) + " \(frame.label)\n"
    for related in finding.related {
      let place = Self.place(related.path, related.start)
      block += arrow(margin, to: place, VisibleText.escape(related.note))
    }
    for suppression in finding.suppressions {
      let location = suppression.token.location
      block += arrow(margin, to: Self.place(location.path, location.start), "suppressed here")
    }
    if !finding.message.remedy.isEmpty {
      let words = layout.words(of: VisibleText.escape(finding.message.remedy) + fixHint)
      let column = margin.utf8.count + " = help: ".utf8.count
      block += color.paint("\(margin) =", .frame) + " help: "
      block += hanging(words, at: column) + "\n"
    }
    return block
  }

  /// The option that applies the fix.
  private var fixHint: String {
    guard finding.isOpen, let fix = finding.fix else { return "" }
    return fix.safety == .safe ? " (fixable with --fix)" : " (fixable with --unsafe-fixes)"
  }

  private func arrow(_ margin: String, to place: String, _ note: String) -> String {
    let words = [TextLayout.Word(place, .place)] + layout.words(of: note)
    let column = margin.utf8.count + "--> ".utf8.count
    return color.paint("\(margin)-->", .frame) + " " + hanging(words, at: column) + "\n"
  }

  /// Wraps words so that later lines begin at the same column as the first.
  private func hanging(_ words: [TextLayout.Word], at column: Int) -> String {
    layout.lines(
      words, from: column, indent: String(repeating: " ", count: column), indentColumns: column)
  }

  private static func place(_ path: String, _ position: Position) -> String {
    "\(VisibleText.escape(path)):\(position.line):\(position.column)"
  }

  // MARK: - The frame

  /// A label with fewer columns than these beside the carets goes under them.
  private static let narrowestLabel = 30

  /// The line of the file, and under it the carets with the consequence.
  private func frame(_ margin: String) -> (line: String, label: String) {
    let frameColumn = margin.utf8.count + " | ".utf8.count
    let (before, marked, after) = TextLayout.cut(
      before, marked, after, to: layout.width.ofFrames.map { $0 - frameColumn })
    let carets = String(repeating: "^", count: max(DisplayWidth.columns(of: marked), 1))
    let consequence = VisibleText.escape(finding.message.consequence)
    let line = Self.trimmed(before + marked + after)
    let padding = DisplayWidth.padding(like: before)
    guard let width = layout.width.ofTexts, !consequence.isEmpty else {
      let words = consequence.isEmpty ? carets : "\(carets) \(consequence)"
      return (line, padding + color.paint(words, style))
    }
    let column = frameColumn + DisplayWidth.columns(of: before) + carets.utf8.count + 1
    let words = layout.words(of: consequence, style)
    let next = color.paint("\(margin) |", .frame) + " "
    let isBeside =
      !before.contains("\t")
      && (width - column >= Self.narrowestLabel
        || column + DisplayWidth.columns(of: consequence) <= width)
    guard isBeside else {
      let text = layout.lines(
        words, from: frameColumn, indent: next, indentColumns: frameColumn)
      return (line, padding + color.paint(carets, style) + "\n" + next + text)
    }
    let indent = next + String(repeating: " ", count: column - frameColumn)
    let text = layout.lines(words, from: column, indent: indent, indentColumns: column)
    return (line, padding + color.paint(carets, style) + " " + text)
  }

  private var style: Coloring.Style { .severity(finding.severity) }

  private var before: String {
    let excerpt = finding.excerpt
    return VisibleText.escape(
      excerpt.before, keepsTabs: true, preceding: excerpt.marked + excerpt.after)
  }

  private var marked: String {
    let excerpt = finding.excerpt
    return VisibleText.escape(
      excerpt.marked, following: excerpt.before, preceding: excerpt.after)
  }

  private var after: String {
    let excerpt = finding.excerpt
    return VisibleText.escape(
      excerpt.after, keepsTabs: true, following: excerpt.before + excerpt.marked)
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return String(line)
  }
}
