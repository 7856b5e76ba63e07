/// A finding as text for people.
struct FindingText {
  let finding: Finding
  let color: Coloring

  /// `path:line:column: severity: fact [rule-id]`: what terminals, Vim and Emacs link.
  var firstLine: String {
    let place = color.paint(Self.place(finding.location.path, finding.location.start) + ":", .place)
    let severity = color.paint(finding.severity.rawValue, .severity(finding.severity))
    let fact = VisibleText.escape(finding.message.fact)
    let rule = color.paint("[\(finding.ruleID.name)]", .aside)
    return "\(place) \(severity): \(fact) \(rule)\(state)\n"
  }

  /// Why the finding is no problem, where it is shown all the same: ` (suppressed: moves in Q1)`.
  private var state: String {
    if let suppression = finding.suppressions.first {
      return color.paint(" (suppressed: \(VisibleText.escape(suppression.reason)))", .aside)
    }
    return finding.baselineState == .unchanged ? color.paint(" (in the baseline)", .aside) : ""
  }

  /// The first line, the line of the file with the place marked, and the rest of the finding.
  var block: String {
    let line = String(finding.location.start.line)
    let margin = String(repeating: " ", count: line.utf8.count)
    var block = firstLine + color.paint("\(margin) |", .frame) + "\n"
    block += color.paint("\(line) |", .frame) + " \(markedLine)\n"
    block += color.paint("\(margin) |", .frame) + " \(underline)\n"
    for related in finding.related {
      let place = color.paint(Self.place(related.path, related.start), .place)
      let note = VisibleText.escape(related.note)
      block += color.paint("\(margin)-->", .frame) + " \(place) \(note)\n"
    }
    for suppression in finding.suppressions {
      let location = suppression.token.location
      let place = color.paint(Self.place(location.path, location.start), .place)
      block += color.paint("\(margin)-->", .frame) + " \(place) it is accepted here\n"
    }
    if !finding.message.remedy.isEmpty {
      let remedy = VisibleText.escape(finding.message.remedy)
      block += color.paint("\(margin) =", .frame) + " help: \(remedy)\n"
    }
    return block
  }

  private static func place(_ path: String, _ position: Position) -> String {
    "\(VisibleText.escape(path)):\(position.line):\(position.column)"
  }

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

  private var markedLine: String { Self.trimmed(before + marked + after) }

  private var underline: String {
    let carets = String(repeating: "^", count: max(DisplayWidth.columns(of: marked), 1))
    let consequence = VisibleText.escape(finding.message.consequence)
    let words = consequence.isEmpty ? carets : "\(carets) \(consequence)"
    return DisplayWidth.padding(like: before) + color.paint(words, .severity(finding.severity))
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return String(line)
  }
}
