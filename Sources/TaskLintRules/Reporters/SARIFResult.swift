/// A finding as SARIF writes it: a result, section 3.27.
struct SARIFResult {
  /// How many related places a result names; GitHub shows no more.
  private static let relatedLimit = 100
  /// How many bytes of a token a snippet shows.
  private static let snippetLimit = 200

  let finding: Finding
  let ruleIndex: Int?
  let paths: SARIFPaths
  var content = SARIFReporter.Content.problems

  var output: JSONOutput {
    [
      "ruleId": .string(finding.ruleID.name),
      "ruleIndex": ruleIndex.map { .integer($0) },
      "level": .string(finding.severity.rawValue),
      "message": ["text": .string(message)],
      "locations": [location],
      "relatedLocations": .nonEmpty(relatedLocations),
      "partialFingerprints": ["tasklint/v1": .string(finding.identity.fingerprint)],
      "fixes": finding.fix.flatMap { $0.isPrintable ? [fix($0)] : nil },
      "baselineState": baselineState,
      "suppressions": suppressions,
    ]
  }

  // MARK: - Message

  /// The clauses as sentences, and a link to each related place.
  private var message: String {
    let sentences = Self.withoutLinks(VisibleText.escape(finding.message.sentences))
    let links = related.enumerated().map { index, related in
      "[\(Self.linkText(VisibleText.escape(related.note)))](\(index + 1))"
    }
    return links.isEmpty ? sentences : "\(sentences) See \(links.joined(separator: ", "))."
  }

  private var related: ArraySlice<Finding.Related> {
    finding.related.prefix(Self.relatedLimit)
  }

  /// Escapes what section 3.11.6 asks for in the text of a link.
  private static func linkText(_ text: String) -> String {
    escape(text, "\\[]")
  }

  /// Breaks what a reader would take for a link, so that no value in a file makes one.
  private static func withoutLinks(_ text: String) -> String {
    text.holds("](") ? escape(text, "[]()") : text
  }

  private static func escape(_ text: String, _ escaped: String) -> String {
    text.reduce(into: "") { result, character in
      if escaped.contains(character) { result += "\\" }
      result.append(character)
    }
  }

  // MARK: - Places

  private var location: JSONOutput {
    [
      "physicalLocation": [
        "artifactLocation": paths.location(of: finding.location.path),
        "region": region,
        "contextRegion": contextRegion,
      ],
      "logicalLocations": logicalLocation.map { [$0] },
    ]
  }

  private var region: JSONOutput {
    let range = finding.location.range
    let snippet = finding.excerpt.snippet
    let isShort = snippet.utf8.count <= Self.snippetLimit
    return [
      "startLine": .integer(finding.location.start.line),
      "startColumn": .integer(finding.location.start.utf16Column),
      "endLine": .integer(finding.location.end.line),
      "endColumn": .integer(finding.location.end.utf16Column),
      "byteOffset": .integer(range.start),
      "byteLength": .integer(range.count),
      "snippet": ["text": .string(isShort ? snippet : finding.excerpt.marked)],
    ]
  }

  /// The lines around the place, where they are more than the place itself (section 3.29.5).
  private var contextRegion: JSONOutput? {
    guard let context = finding.excerpt.context, !context.lines.isEmpty else { return nil }
    let isMore =
      context.lines.count > 1 || !finding.excerpt.before.isEmpty || !finding.excerpt.after.isEmpty
    guard isMore else { return nil }
    return [
      "startLine": .integer(context.firstLine),
      "endLine": .integer(context.firstLine + context.lines.count - 1),
      "snippet": ["text": .string(context.lines.joined(separator: "\n"))],
    ]
  }

  private var logicalLocation: JSONOutput? {
    guard !finding.pointer.isEmpty || finding.containerName != nil else { return nil }
    return [
      "name": finding.containerName.map { .string($0) },
      "fullyQualifiedName": .string(finding.pointer),
    ]
  }

  private var relatedLocations: [JSONOutput] {
    related.enumerated().map { index, related in
      [
        "id": .integer(index + 1),
        "message": ["text": .string(VisibleText.escape(Message.sentence(related.note)))],
        "physicalLocation": [
          "artifactLocation": paths.location(of: related.path),
          "region": Self.region(from: related.start, to: related.end),
        ],
      ]
    }
  }

  // MARK: - Fix

  private func fix(_ fix: Fix) -> JSONOutput {
    [
      "description": ["text": .string(Message.sentence(fix.summary))],
      "artifactChanges": [
        [
          "artifactLocation": paths.location(of: finding.location.path),
          "replacements": .list(
            zip(fix.edits, finding.fixPlaces).map { edit, place in
              [
                "deletedRegion": [
                  "startLine": .integer(place.start.line),
                  "startColumn": .integer(place.start.utf16Column),
                  "endLine": .integer(place.end.line),
                  "endColumn": .integer(place.end.utf16Column),
                  "byteOffset": .integer(edit.range.start),
                  "byteLength": .integer(edit.range.count),
                ],
                "insertedContent": ["text": .string(edit.replacement)],
              ]
            }),
        ]
      ],
    ]
  }
}
