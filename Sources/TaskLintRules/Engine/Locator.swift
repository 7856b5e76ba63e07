/// Completes raw findings with lines, columns and the text around them, with secrets masked.
///
/// It is created only for a file with findings.
///
/// It is a class so that a closure that takes it counts one reference.
final class Locator {
  let contents: FileContents
  /// Made when the first finding is located: a file may have only findings that are counted.
  private(set) lazy var excerpts = Excerpts(contents.source, givenMask ?? contents.mask)
  private let givenMask: Mask?
  private let places: Places
  private let obstacle: FixObstacle?
  private let companions: CompanionFiles?
  /// How much of each finding is made.
  private let detail: FindingDetail

  init(
    _ contents: FileContents, _ places: Places, _ companions: CompanionFiles? = nil,
    mask: Mask? = nil, detail: FindingDetail = .whole
  ) {
    self.detail = detail
    self.companions = companions
    self.contents = contents
    self.places = places
    obstacle = contents.fixObstacle
    givenMask = mask
  }

  private var source: SourceFile { contents.source }
  private var mask: Mask { excerpts.mask }
  private var definitions: [TaskDefinition] { contents.definitions }

  /// What a finding is about.
  func subject(of raw: RawFinding) -> Subject {
    if let definition = raw.definition {
      return places.subject(of: raw.finding, in: definition)
    }
    return raw.finding.subject ?? Subject(pointer: pointer(to: raw))
  }

  /// The hash that identifies the finding across runs.
  func fingerprint(of raw: RawFinding, rule: RuleID, subject: Subject) -> String {
    let family = raw.definition.flatMap { definitions[$0].family.value?.nameText }
    if let companion = raw.finding.companion {
      return fingerprint(of: raw, in: companion, rule: rule, family: family, subject: subject)
    }
    let range = place(raw.finding.range, of: raw)
    var value = mask.overlaps(range) ? "secret" : Fingerprint.value(source.text(in: range))
    // A string in JSON in a string is escaped twice.
    if places.isEmbedded(raw.finding.range) { value = Fingerprint.value(value) }
    return Fingerprint.of(
      rule: rule, family: family, path: source.path,
      about: raw.finding.marks?.texts.map(mask.values.masked(value:)) ?? [subject.pointer, value])
  }

  /// The fingerprint of a finding in a Fluent Bit file.
  private func fingerprint(
    of raw: RawFinding, in companion: RuleFinding.Companion, rule: RuleID, family: String?,
    subject: Subject
  ) -> String {
    let values = (companions?.excerpts(of: companion.source)?.mask ?? mask).values
    return Fingerprint.of(
      rule: rule, family: companion.scope == .definition ? family : "", path: companion.source.path,
      about: raw.finding.marks?.texts.map(values.masked(value:)) ?? [subject.pointer])
  }

  /// The finding with everything that reporters print.
  ///
  /// The identity is made only for a whole finding.
  func finding(
    _ raw: RawFinding, rule: RuleID, severity: Severity,
    identity: @autoclosure () -> Finding.Identity
  ) -> Finding {
    if let companion = raw.finding.companion,
      let shown = companions?.excerpts(of: companion.source)
    {
      return finding(
        raw, at: companion, shown, rule: rule, severity: severity, identity: identity())
    }
    let range = place(raw.finding.range, of: raw)
    let isBlock = detail >= .block
    let isWhole = detail == .whole
    let own = isBlock ? ownFix(of: raw) : nil
    let fix = own.flatMap { mayWrite($0) ? shown($0, of: raw) : nil }
    var finding = Finding(
      ruleID: rule,
      severity: severity,
      message: isBlock
        ? raw.finding.message.masked(by: mask) : raw.finding.message.factMasked(by: mask),
      location: excerpts.location(range),
      related: isBlock ? raw.finding.related.map { related($0, of: raw) } : [],
      excerpt: isBlock ? excerpts.excerpt(range, hasContext: isWhole) : .none,
      pointer: isWhole ? pointer(to: raw) : "",
      containerName: isWhole ? containerName(of: raw) : nil,
      identity: isWhole ? identity() : .none,
      fix: fix?.moved(by: source.origin.bytes),
      fixPlaces: (fix?.edits ?? []).map { edit in
        Finding.FixPlace(
          start: excerpts.position(at: edit.range.start), end: excerpts.position(at: edit.range.end)
        )
      }
    )
    finding.hasWithheldFix = own != nil && fix == nil
    return finding
  }

  /// A finding in a Fluent Bit file, whose excerpts are given.
  private func finding(
    _ raw: RawFinding, at companion: RuleFinding.Companion, _ shown: Excerpts, rule: RuleID,
    severity: Severity, identity: Finding.Identity
  ) -> Finding {
    var finding = Finding(
      ruleID: rule, severity: severity,
      message: raw.finding.message.masked(by: shown.mask, or: mask),
      location: shown.location(companion.range),
      related: raw.finding.related.map { related($0, of: raw) },
      excerpt: shown.excerpt(companion.range), pointer: "", containerName: nil,
      identity: identity, fix: nil, fixPlaces: [])
    finding.isInCompanion = true
    finding.needsEveryUse = companion.scope == .everyDefinition
    return finding
  }

  private func related(_ related: RuleFinding.Related, of raw: RawFinding) -> Finding.Related {
    if let other = related.source, let shown = companions?.excerpts(of: other) {
      return Finding.Related(
        path: other.path, start: shown.position(at: related.range.start),
        end: shown.position(at: related.range.end),
        note: related.note.masked(by: shown.mask, or: mask))
    }
    let range = place(related.range, of: raw)
    return Finding.Related(
      path: source.path, start: excerpts.position(at: range.start),
      end: excerpts.position(at: range.end), note: related.note.masked(by: mask))
  }

  /// A fix of a finding as reports show it.
  private func shown(_ fix: Fix, of raw: RawFinding) -> Fix {
    detail == .whole ? complete(fix, of: raw).masked(by: mask) : fix.with([])
  }

  /// The fix of a finding as it is written.
  func writtenFix(of raw: RawFinding) -> Fix? {
    ownFix(of: raw).flatMap { mayWrite($0) ? complete($0, of: raw) : nil }
  }

  /// Whether a finding has a fix, and whether the fix can be written.
  func fixability(of raw: RawFinding) -> Fixability? {
    ownFix(of: raw).map { mayWrite($0) ? .fixable($0.safety) : .withheld }
  }

  /// The fix that the rule made.
  ///
  /// A fix of the repaired text would leave the file itself broken: the bracket has to be fixed
  /// first.
  private func ownFix(of raw: RawFinding) -> Fix? {
    contents.repair == nil || raw.finding.isOfWrittenText ? raw.finding.fix : nil
  }

  /// A fix with the attributes that its edits add to or remove from the definition.
  private func complete(_ fix: Fix, of raw: RawFinding) -> Fix {
    raw.definition.map { fix.with(definitions[$0].withAttributes(fix.edits)) } ?? fix
  }

  /// Whether a fix can be written to the file.
  ///
  /// Inside a string that contains JSON, quotes and control characters need an escape.
  private func mayWrite(_ fix: Fix) -> Bool {
    guard obstacle == nil else { return false }
    return fix.edits.allSatisfy { edit in
      !places.isEmbedded(edit.range) || Self.isStringContent(edit.replacement)
    }
  }

  private static func isStringContent(_ text: String) -> Bool {
    var isEscaped = false
    for byte in text.utf8 {
      if byte < 0x20 || (byte == UInt8(ascii: "\"") && !isEscaped) { return false }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return !isEscaped
  }

  /// The place of a finding.
  func location(of raw: RawFinding) -> Finding.Location {
    excerpts.location(place(raw.finding.range, of: raw))
  }

  /// The name of the container that a finding is in.
  func containerName(of raw: RawFinding) -> String? {
    raw.definition.flatMap { containerName(at: raw.finding.range, of: $0) }
  }

  /// The range in the file that a finding points at.
  func place(_ range: SourceRange, of raw: RawFinding) -> SourceRange {
    raw.finding.isOfWrittenText ? range : contents.place(range)
  }

  /// The JSON Pointer to what a finding points at.
  private func pointer(to raw: RawFinding) -> String {
    let range = raw.finding.range
    return pointer(
      to: raw.finding.isOfWrittenText ? contents.repair?.repaired(range) ?? range : range)
  }

  /// The record of a definition for a cross-file rule.
  ///
  /// - Parameters:
  ///   - observation: What the rule observed.
  ///   - suppressions: The suppressions in the file itself that match a finding there.
  ///   - hasExcerpt: Whether its line is kept.
  /// - Returns: The record, located.
  func record(
    _ observation: FileReport.Observation, suppressions: [Suppression], hasExcerpt: Bool
  ) -> CrossRecord {
    let definition = definitions[observation.definition]
    let range = observation.observation.range
    return CrossRecord(
      rule: observation.rule.metadata.id,
      record: DefinitionRecord(
        family: definition.family.value.map(\.nameText).map(mask.values.masked(value:)),
        key: observation.observation.key.map(mask.values.asked),
        value: mask.values.asked(observation.observation.value),
        location: excerpts.location(contents.place(range)),
        snippet: mask.masked(contents.place(range), in: source),
        excerpt: hasExcerpt ? excerpts.excerpt(contents.place(range)) : nil,
        pointer: pointer(to: range),
        containerName: containerName(at: range, of: observation.definition),
        subject: places.subject(of: range, in: observation.definition),
        suppressions: suppressions,
        definition: source.origin.bytes + observation.definition
      ))
  }

  /// The JSON Pointer to a place, with keys masked that may not be shown.
  func pointer(to range: SourceRange) -> String {
    mask.masked(pointer: places.pointer(to: range))
  }

  private func containerName(at range: SourceRange, of definition: Int) -> String? {
    places.containerName(at: range, of: definition).map(mask.values.masked(value:))
  }
}
