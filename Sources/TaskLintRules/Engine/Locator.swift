/// Turns raw findings into ones that stand on their own: with lines and columns, the text around
/// them, and every secret masked.
///
/// It is made only for a file that has something to report.
struct Locator {
  private let contents: FileContents
  private let lines: LineIndex
  private let secrets: Secrets
  private let places: Places

  init(_ contents: FileContents, _ places: Places) {
    self.contents = contents
    self.places = places
    lines = LineIndex(contents.source)
    secrets = Secrets(contents.source)
  }

  private var source: SourceFile { contents.source }
  private var definitions: [TaskDefinition] { contents.definitions }

  /// What a finding is about.
  func subject(of raw: RawFinding) -> Subject {
    if let definition = raw.definition {
      return places.subject(of: raw.finding, in: definition)
    }
    return raw.finding.subject ?? Subject(pointer: pointer(to: raw))
  }

  /// The hash by which the finding is known again.
  func fingerprint(of raw: RawFinding, rule: RuleID, subject: Subject) -> String {
    let family = raw.definition.flatMap { definitions[$0].family.value?.text }
    let range = place(raw.finding.range, of: raw)
    let value = secrets.overlaps(range) ? "secret" : source.text(in: range)
    return Fingerprint.hash([rule.name, family ?? fileName, subject.pointer, value])
  }

  private var fileName: String {
    source.path.split(separator: "/").last.map(String.init) ?? source.path
  }

  /// The finding with all that reporters print.
  func finding(
    _ raw: RawFinding, rule: RuleID, severity: Severity, identity: Finding.Identity
  ) -> Finding {
    let range = place(raw.finding.range, of: raw)
    let fix = fix(of: raw)
    return Finding(
      ruleID: rule,
      severity: severity,
      message: raw.finding.message.map(secrets.masked),
      location: location(range),
      related: raw.finding.related.map { related in
        let range = place(related.range, of: raw)
        return Finding.Related(
          path: source.path, start: position(at: range.start),
          end: position(at: range.end), note: secrets.masked(related.note))
      },
      excerpt: excerpt(range),
      pointer: pointer(to: raw),
      containerName: raw.definition.flatMap { containerName(at: raw.finding.range, of: $0) },
      identity: identity,
      fix: fix?.moved(by: source.origin.bytes),
      fixPlaces: (fix?.edits ?? []).map { edit in
        Finding.FixPlace(
          start: position(at: edit.range.start), end: position(at: edit.range.end))
      }
    )
  }

  /// The fix of a finding.
  ///
  /// One that was made for the mended text leaves the file as broken as it
  /// is: first the bracket has to be put right.
  private func fix(of raw: RawFinding) -> Fix? {
    guard !contents.isGenerated else { return nil }
    return contents.mending == nil || raw.finding.isOfWrittenText
      ? raw.finding.fix?.masked(by: secrets) : nil
  }

  /// The place in the file of what a finding points at.
  private func place(_ range: SourceRange, of raw: RawFinding) -> SourceRange {
    raw.finding.isOfWrittenText ? range : contents.place(range)
  }

  /// The way to what a finding points at.
  private func pointer(to raw: RawFinding) -> String {
    let range = raw.finding.range
    return pointer(
      to: raw.finding.isOfWrittenText ? contents.mending?.mended(range) ?? range : range)
  }

  /// What a definition leaves for a cross-file rule.
  func record(_ observation: FileReport.Observation) -> CrossRecord {
    let definition = definitions[observation.definition]
    let range = observation.observation.range
    return CrossRecord(
      rule: observation.rule,
      record: DefinitionRecord(
        family: definition.family.value?.text,
        key: observation.observation.key.map(secrets.masked),
        value: secrets.masked(observation.observation.value),
        location: location(contents.place(range)),
        snippet: secrets.masked(contents.place(range), in: source),
        pointer: pointer(to: range),
        containerName: containerName(at: range, of: observation.definition),
        subject: places.subject(of: range, in: observation.definition),
        definition: source.origin.bytes + observation.definition
      ))
  }

  /// The way to a place; a key on it may be a secret, in which the pointer's escapes hide.
  private func pointer(to range: SourceRange) -> String {
    let pointer = places.pointer(to: range)
    let keys = pointer.replacing("~1", with: "/").replacing("~0", with: "~")
    let masked = secrets.masked(keys)
    return masked == keys ? pointer : masked
  }

  private func containerName(at range: SourceRange, of definition: Int) -> String? {
    places.containerName(at: range, of: definition).map(secrets.masked)
  }

  private func location(_ range: SourceRange) -> Finding.Location {
    Finding.Location(
      path: source.path, range: range.moved(by: source.origin.bytes),
      start: position(at: range.start), end: position(at: range.end))
  }

  /// The position of an offset in the file, or in the stream that the file is a line of.
  private func position(at offset: Int) -> Position {
    let position = lines.position(at: offset)
    return Position(
      line: source.origin.lines + position.line, column: position.column,
      utf16Column: position.utf16Column)
  }

  // MARK: - Text

  /// How many bytes of a line are shown.
  private static let shownBytes = 200

  private func excerpt(_ range: SourceRange) -> Excerpt {
    let line = lines.range(ofLine: lines.lineNumber(at: range.start))
    let marked = SourceRange(range.start, min(range.end, max(line.end, range.start)))
    let shown = SourceRange(marked.start, min(marked.end, marked.start + Self.shownBytes))
    let room = max(Self.shownBytes - shown.count, 0)
    let start = max(line.start, shown.start - room * 3 / 4)
    let end = min(line.end, shown.end + room - (shown.start - start))
    func text(_ start: Int, _ end: Int) -> String {
      secrets.masked(onBoundaries(start, max(end, start)), in: source)
    }
    return Excerpt(
      before: (start > line.start ? "…" : "") + text(start, shown.start),
      marked: text(shown.start, shown.end) + (shown.end < marked.end ? "…" : ""),
      after: shown.end < marked.end
        ? "" : text(shown.end, end) + (end < line.end ? "…" : ""),
      snippet: text(marked.start, marked.end),
      context: context(around: line)
    )
  }

  /// Moves ends that fall inside a scalar to its first byte.
  private func onBoundaries(_ start: Int, _ end: Int) -> SourceRange {
    func boundary(_ offset: Int) -> Int {
      var offset = offset
      while offset > 0, offset < source.bytes.count,
        source.bytes[offset] & 0xC0 == 0x80
      {
        offset -= 1
      }
      return offset
    }
    return SourceRange(boundary(start), boundary(end))
  }

  private func context(around line: SourceRange) -> Excerpt.Context? {
    let number = lines.lineNumber(at: line.start)
    let first = max(1, number - 1)
    let ranges = (first...min(lines.lineCount, number + 1)).map(lines.range(ofLine:))
    guard ranges.allSatisfy({ $0.count <= Self.shownBytes }) else { return nil }
    return Excerpt.Context(
      firstLine: source.origin.lines + first, lines: ranges.map { secrets.masked($0, in: source) })
  }
}
