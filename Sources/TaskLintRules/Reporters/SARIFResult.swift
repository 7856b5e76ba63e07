/// A finding as SARIF writes it: a result, section 3.27.
struct SARIFResult {
  /// How many related places a result has; GitHub shows no more.
  private static let relatedLimit = 100
  /// How many bytes of a token a snippet shows.
  private static let snippetLimit = 200

  let finding: Finding
  let paths: SARIFPaths
  var content = SARIFReporter.Content.problems

  /// The result as JSON, without the index of its rule.
  var bytes: [UInt8] {
    var json = JSONWriter(bytes: 1024)
    json.object { json in
      json.member("ruleId", finding.ruleID.name)
      json.member("level", finding.severity.rawValue)
      json.member("message") { Self.write(text: message, into: &$0) }
      json.member("locations") { $0.list(writeLocation) }
      json.member("relatedLocations", .nonEmpty(relatedLocations))
      json.member("partialFingerprints") { json in
        json.object { $0.member("tasklint/v1", finding.identity.fingerprint) }
      }
      json.member("fixes", finding.fix.flatMap { $0.isPrintable ? [fix($0)] : nil })
      json.member("baselineState", baselineState)
      json.member("suppressions", suppressions)
    }
    return json.bytes
  }

  /// Writes an object with only a text: a message, or the content of an artifact.
  private static func write(text: String, into json: inout JSONWriter) {
    json.object { $0.member("text", text) }
  }

  // MARK: - Message

  /// The clauses as sentences, and a link to each related place.
  private var message: String {
    let sentences = Self.withoutLinks(VisibleText.escape(finding.message.sentences))
    let links = related.enumerated().map { index, related in
      "[\(Self.linkText(VisibleText.escape(related.note)))](\(index + 1))"
    }
    return links.isEmpty ? sentences : "\(sentences) See also \(links.joined(separator: ", "))."
  }

  private var related: ArraySlice<Finding.Related> {
    finding.related.prefix(Self.relatedLimit)
  }

  /// Escapes the characters that section 3.11.6 reserves in the text of a link.
  private static func linkText(_ text: String) -> String {
    escape(text, "\\[]")
  }

  /// Escapes what a reader would treat as a link, so that no value in a file becomes one.
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

  private func writeLocation(into json: inout JSONWriter) {
    json.object { json in
      json.member("physicalLocation") { json in
        json.object { json in
          json.member("artifactLocation", paths.location(of: finding.location.path))
          json.member("region", writeRegion)
          writeContextRegion(into: &json)
        }
      }
      guard !finding.pointer.isEmpty || finding.containerName != nil else { return }
      json.member("logicalLocations") { $0.list(writeLogicalLocation) }
    }
  }

  private func writeRegion(into json: inout JSONWriter) {
    let location = finding.location
    let snippet = finding.excerpt.snippet
    let isShort = snippet.utf8.count <= Self.snippetLimit
    json.object { json in
      json.member("startLine", location.start.line)
      json.member("startColumn", location.start.utf16Column)
      json.member("endLine", location.end.line)
      json.member("endColumn", location.end.utf16Column)
      json.member("byteOffset", location.range.start)
      json.member("byteLength", location.range.count)
      json.member("snippet") {
        Self.write(text: isShort ? snippet : finding.excerpt.marked, into: &$0)
      }
    }
  }

  /// The lines around the place, where they are more than the place itself (section 3.29.5).
  private func writeContextRegion(into json: inout JSONWriter) {
    guard let context = finding.excerpt.context, !context.lines.isEmpty else { return }
    let isMore =
      context.lines.count > 1 || !finding.excerpt.before.isEmpty || !finding.excerpt.after.isEmpty
    guard isMore else { return }
    json.member("contextRegion") { json in
      json.object { json in
        json.member("startLine", context.firstLine)
        json.member("endLine", context.firstLine + context.lines.count - 1)
        json.member("snippet") {
          Self.write(text: context.lines.joined(separator: "\n"), into: &$0)
        }
      }
    }
  }

  private func writeLogicalLocation(into json: inout JSONWriter) {
    json.object { json in
      if let name = finding.containerName { json.member("name", name) }
      json.member("fullyQualifiedName", finding.pointer)
    }
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
