/// Reads a `.tasklint.json` with the parser for definitions, so that each mistake has a line and a
/// column.
public struct ConfigurationReader {
  /// The content of the file, as far as it can be read.
  public private(set) var configuration: Configuration
  /// The mistakes in it, in the order of the file.
  public internal(set) var problems: [ConfigurationProblem] = []
  /// How many mistakes are not among the problems, because there are too many.
  var omittedProblems = 0

  /// How many mistakes of one file are reported.
  static let mostProblems = 100

  let lines: LineIndex

  /// Reads a file.
  ///
  /// Its patterns are relative to the folder, or without one to that of its path.
  public init(_ source: SourceFile, folder: PatternFolder? = nil) {
    configuration = Configuration(path: source.path, folder: folder)
    lines = LineIndex(source)
    let document = JSONDocument(source)
    guard !source.bytes.isEmpty else {
      report(SourceRange(0, 0), "the file is empty; an empty configuration is {}")
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
          : "expected an object, which begins with '{'")
    }
    guard let root = document.root else { return }
    guard root.kind == .object else {
      report(root.firstToken, "expected an object, found \(name(of: root))")
      return
    }
    read(root, keys: ConfigurationKey.self) { reader, key, value in reader.read(key, value) }
    problems.sort()
    guard omittedProblems > 0 else { return }
    problems.append(
      ConfigurationProblem(
        path: source.path, position: nil,
        message: omittedProblems == 1
          ? "1 more mistake in this file" : "\(omittedProblems) more mistakes in this file"))
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
    case .sidecar: configuration.sidecar = sidecar(value)
    case .overrides:
      guard expect(value, .array, "a list") else { return }
      let suppressions = SuppressionReader(value.document)
      for element in value.elements { readOverride(element, suppressions) }
    case .configFiles: configuration.configFiles = configFiles(value)
    case .failOn: configuration.failOn = choice(value)
    case .baseline: configuration.baseline = relativeFile(value)
    case .format: configuration.format = choice(value)
    }
  }

  private mutating func readSeverities(_ value: JSONValue) {
    guard expect(value, .object, "an object with rules and severities") else { return }
    for member in uniqueMembers(of: value) {
      if let problem = RuleNames.problem(with: member.key.text) {
        report(member.key.range, problem)
        continue
      }
      guard let level = text(member.value) else { continue }
      guard let severity = Severity(rawValue: level) else {
        let levels = Severity.allCases.map(\.rawValue)
        report(
          member.value.range,
          unknown("severity", level, in: levels, "expected error, warning or note"))
        continue
      }
      configuration.severities.set(
        member.key.text, severity, at: location(of: member.key.range))
    }
  }

  private mutating func readSettings(_ value: JSONValue) {
    guard expect(value, .object, "an object with rules and their settings") else { return }
    for member in uniqueMembers(of: value) {
      guard let rule = rule(member.key),
        expect(member.value, .object, "an object with settings")
      else { continue }
      for setting in uniqueMembers(of: member.value) { read(setting, of: rule) }
    }
  }

  private mutating func read(_ member: JSONValue.Member, of rule: RuleMetadata) {
    let name = member.key.text
    guard let setting = rule.settings.first(where: { $0.name == name }) else {
      let names = rule.settings.map(\.name)
      let expected =
        names.isEmpty ? "the rule has no settings" : "expected \(names.joined(separator: ", "))"
      report(member.key.range, unknown("setting of '\(rule.id)':", name, in: names, expected))
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
      report(
        value.firstToken, "missing 'ignore' in the override; list the rules that it suppresses")
    }
    if value.member("reason") == nil || reason?.allSatisfy(\.isWhitespace) ?? false {
      report(
        value.member("reason")?.value.range ?? value.firstToken,
        "missing 'reason' in the override; explain why its findings are suppressed")
    }
    configuration.overrides.append(
      Configuration.Override(
        files: files, containers: GlobSet(containers), ignore: ignore, reason: reason ?? "",
        until: until,
        suppressions: suppressions.suppressions(
          ignore, of: value, reason: reason ?? "", until: until),
        folder: configuration.folder))
  }
}
