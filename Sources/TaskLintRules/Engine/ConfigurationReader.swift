/// Reads a `.tasklint.json` with the parser for definitions, so that each mistake has a line and a
/// column.
public struct ConfigurationReader {
  /// The content of the file, as far as it can be read.
  public private(set) var configuration: Configuration
  /// What is wrong with it, in the order of the file.
  public private(set) var problems: [ConfigurationProblem] = []

  private let lines: LineIndex

  /// Reads a file.
  ///
  /// Its patterns are relative to the folder, or without one to that of its path.
  public init(_ source: SourceFile, folder: PatternFolder? = nil) {
    configuration = Configuration(path: source.path, folder: folder)
    lines = LineIndex(source)
    let document = JSONDocument(source)
    guard !source.bytes.isEmpty else {
      report(SourceRange(0, 0), "the file is empty: an empty configuration is {}")
      return
    }
    // In an untrusted repository the file, or one that it extends, can be a link to a private file of
    // the machine: nothing of a file that is not an object is shown.
    let isObject = source.bytes.first { !$0.isJSONWhitespace } == UInt8(ascii: "{")
    for error in (isObject ? document.recovered : []) + [document.fatal].compactMap(\.self) {
      let message = Message.of(error, in: source)
      report(
        error.range,
        isObject || error.problem.isToldWithoutText
          ? "\(message.fact); \(message.remedy)"
          : "a configuration is an object, which begins with '{'")
    }
    guard let root = document.root else { return }
    guard root.kind == .object else {
      report(root.firstToken, "a configuration is an object, not \(name(of: root))")
      return
    }
    read(root, keys: ConfigurationKey.self) { reader, key, value in reader.read(key, value) }
    problems.sort()
  }

  // MARK: - Members

  private mutating func read(_ key: ConfigurationKey, _ value: JSONValue) {
    switch key {
    case .schema: _ = text(value)
    case .extends: configuration.extends = texts(value)
    case .include: configuration.include = patterns(value)
    case .exclude: configuration.exclude = patterns(value)
    case .select: configuration.select = ruleNames(value)
    case .ignore: configuration.ignore = ruleNames(value)
    case .severity: readSeverities(value)
    case .settings: readSettings(value)
    case .sidecar:
      guard expect(value, .object, "the object of a container") else { return }
      configuration.sidecar = located(
        value.document.source.text(in: value.range), at: value.firstToken)
    case .overrides:
      guard expect(value, .array, "a list") else { return }
      let suppressions = SuppressionReader(value.document)
      for element in value.elements { readOverride(element, suppressions) }
    }
  }

  private mutating func readSeverities(_ value: JSONValue) {
    guard expect(value, .object, "an object of rules and severities") else { return }
    for member in uniqueMembers(of: value) {
      guard let rule = rule(member.key), let level = text(member.value) else { continue }
      guard let severity = Severity(rawValue: level) else {
        let levels = Severity.allCases.map(\.rawValue)
        report(
          member.value.range,
          unknown("severity", level, in: levels, "expected error, warning or note"))
        continue
      }
      configuration.severities[rule.id] = located(severity, at: member.key.range)
    }
  }

  private mutating func readSettings(_ value: JSONValue) {
    guard expect(value, .object, "an object of rules and their settings") else { return }
    for member in uniqueMembers(of: value) {
      guard let rule = rule(member.key),
        expect(member.value, .object, "an object of settings")
      else { continue }
      for setting in uniqueMembers(of: member.value) { read(setting, of: rule) }
    }
  }

  private mutating func read(_ member: JSONValue.Member, of rule: RuleMetadata) {
    let name = member.key.text
    guard let setting = rule.settings.first(where: { $0.name == name }) else {
      let names = rule.settings.map(\.name)
      let expected = names.isEmpty ? "it has none" : "expected \(names.joined(separator: ", "))"
      report(member.key.range, unknown("setting of \(rule.id)", name, in: names, expected))
      return
    }
    let values = texts(member.value)
    for value in values {
      guard let choices = setting.choices, !choices.contains(value.value) else { continue }
      let expected = "expected \(choices.joined(separator: " or "))"
      report(value.location.range, unknown("value", value.value, in: choices, expected))
    }
    configuration.settings[rule.id, default: [:]][name] = located(
      values.map(\.value), at: member.key.range)
  }

  private mutating func readOverride(_ value: JSONValue, _ suppressions: SuppressionReader) {
    guard expect(value, .object, "an object with 'ignore' and 'reason'") else { return }
    var files: [Glob] = []
    var containers: [Glob] = []
    var ignore: [Configuration.Located<String>] = []
    var reason: String?
    var until: Configuration.Located<CalendarDay>?
    read(value, keys: OverrideKey.self) { reader, key, value in
      switch key {
      case .files: files = reader.filled(value) { $0.globs(value) }
      case .containers: containers = reader.filled(value) { $0.globs(value) }
      case .ignore: ignore = reader.filled(value) { $0.locatedRuleNames(value) }
      case .reason: reason = reader.text(value)
      case .until: until = reader.day(value)
      }
    }
    if value.member("ignore") == nil {
      report(value.firstToken, "the override has no 'ignore': name the rules that it accepts")
    }
    if value.member("reason") == nil || reason?.allSatisfy(\.isWhitespace) ?? false {
      report(
        value.member("reason")?.value.range ?? value.firstToken,
        "the override has no 'reason': say why its findings are accepted")
    }
    configuration.overrides.append(
      Configuration.Override(
        files: files, containers: containers, ignore: ignore, reason: reason ?? "", until: until,
        suppressions: suppressions.suppressions(
          ignore, of: value, reason: reason ?? "", until: until),
        folder: configuration.folder))
  }

  // MARK: - Values

  private mutating func read<Key: RawRepresentable & CaseIterable>(
    _ object: JSONValue, keys: Key.Type,
    _ take: (inout ConfigurationReader, Key, JSONValue) -> Void
  ) where Key.RawValue == String {
    for member in uniqueMembers(of: object) {
      guard let key = Key(rawValue: member.key.text) else {
        let names = Key.allCases.map(\.rawValue)
        let expected = "expected one of \(names.joined(separator: ", "))"
        report(member.key.range, unknown("key", member.key.text, in: names, expected))
        continue
      }
      take(&self, key, member.value)
    }
  }

  /// The members of an object without those whose key stood there before.
  private mutating func uniqueMembers(of object: JSONValue) -> [JSONValue.Member] {
    var seen: Set<String> = []
    return object.members.filter { member in
      if seen.insert(member.key.text).inserted { return true }
      report(member.key.range, "the key '\(member.key.text)' stands twice")
      return false
    }
  }

  private mutating func day(_ value: JSONValue) -> Configuration.Located<CalendarDay>? {
    guard let text = text(value) else { return nil }
    guard let day = CalendarDay(text) else {
      report(value.range, "'\(text)' is no day: write it as 2027-03-31")
      return nil
    }
    return located(day, at: value.range)
  }

  private mutating func patterns(_ value: JSONValue) -> Configuration.Located<PatternList>? {
    located(PatternList(globs(value), in: configuration.folder), at: value.firstToken)
  }

  private mutating func globs(_ value: JSONValue) -> [Glob] {
    texts(value).compactMap { text -> Glob? in
      if let glob = Glob(text.value) { return glob }
      let fault =
        text.value.isEmpty ? "it is empty" : "a bracket or brace stays open, or they are too many"
      report(text.location.range, "'\(text.value)' is no pattern: \(fault)")
      return nil
    }
  }

  /// The entries of a list that says what is meant: an empty one would mean nothing, or all.
  private mutating func filled<Entry>(
    _ value: JSONValue, _ read: (inout ConfigurationReader) -> [Entry]
  ) -> [Entry] {
    if value.kind == .array, value.elements.allSatisfy({ _ in false }) {
      report(value.range, "the list is empty: leave the key out, or name what is meant")
    }
    return read(&self)
  }

  private mutating func ruleNames(_ value: JSONValue) -> Configuration.Located<[String]>? {
    located(locatedRuleNames(value).map(\.value), at: value.firstToken)
  }

  private mutating func locatedRuleNames(
    _ value: JSONValue
  ) -> [Configuration.Located<String>] {
    texts(value).filter { name in
      guard let problem = RuleNames.problem(with: name.value) else { return true }
      report(name.location.range, problem)
      return false
    }
  }

  private mutating func rule(_ key: JSONString) -> RuleMetadata? {
    if let rule = RuleCatalog.metadata(named: key.text) { return rule }
    report(key.range, RuleNames.problem(withRule: key.text))
    return nil
  }

  /// A list of texts; a single text counts as a list of one.
  private mutating func texts(_ value: JSONValue) -> [Configuration.Located<String>] {
    if let string = value.string { return [located(string.text, at: string.range)] }
    guard expect(value, .array, "a list of texts") else { return [] }
    return value.elements.compactMap { element in
      text(element).map { located($0, at: element.range) }
    }
  }

  private mutating func text(_ value: JSONValue) -> String? {
    expect(value, .string, "a text") ? value.string?.text : nil
  }

  private mutating func expect(
    _ value: JSONValue, _ kind: JSONValue.Kind, _ expected: String
  ) -> Bool {
    if value.kind == kind { return true }
    report(value.firstToken, "expected \(expected), found \(name(of: value))")
    return false
  }

  // MARK: - Problems

  private mutating func report(_ range: SourceRange, _ message: String) {
    problems.append(
      ConfigurationProblem(
        path: configuration.path, position: lines.position(at: range.start), message: message))
  }

  private func located<Value: Sendable>(
    _ value: Value, at range: SourceRange
  ) -> Configuration.Located<Value> {
    Configuration.Located(
      value: value,
      location: Finding.Location(
        path: configuration.path, range: range, start: lines.position(at: range.start),
        end: lines.position(at: range.end)))
  }

  private func unknown(
    _ kind: String, _ name: String, in names: [String], _ expected: String
  ) -> String {
    let nearest = EditDistance.nearest(to: name, in: names)
    return "unknown \(kind) '\(name)': " + (nearest.map { "did you mean '\($0)'?" } ?? expected)
  }

  private func name(of value: JSONValue) -> String {
    switch value.kind {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    case .placeholder: "a placeholder"
    }
  }
}
