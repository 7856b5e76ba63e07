/// Reads the values of a configuration and reports the invalid ones.
extension ConfigurationReader {
  mutating func read<Key: RawRepresentable & CaseIterable>(
    _ object: JSONValue, keys: Key.Type,
    _ take: (inout ConfigurationReader, Key, JSONValue) -> Void
  ) where Key.RawValue == String {
    for member in uniqueMembers(of: object) {
      guard let key = Key(rawValue: member.key.text) else {
        let names = isFull ? [] : Key.allCases.map(\.rawValue)
        let expected = "expected one of \(names.joined(separator: ", "))"
        report(member.key.range, unknown("key", member.key.text, in: names, expected))
        continue
      }
      take(&self, key, member.value)
    }
  }

  /// The members of an object without those with a duplicate key.
  mutating func uniqueMembers(of object: JSONValue) -> [JSONValue.Member] {
    var seen: Set<String> = []
    return object.members.filter { member in
      if seen.insert(member.key.text).inserted { return true }
      report(member.key.range, "duplicate key '\(member.key.text)'")
      return false
    }
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ value: JSONValue
  ) -> Configuration.Located<Choice>? {
    guard let text = text(value) else { return nil }
    if let choice = Choice(rawValue: text) { return located(choice, at: value.range) }
    let words = Choice.allCases.map(\.rawValue)
    report(
      value.range,
      unknown("value", text, in: words, "expected one of \(words.joined(separator: ", "))"))
    return nil
  }

  /// The path of a file, which is relative to this one, as it is shown.
  mutating func relativeFile(_ value: JSONValue) -> Configuration.Located<String>? {
    guard let text = text(value) else { return nil }
    if let problem = Configuration.problem(withFile: text) {
      report(value.range, problem)
      return nil
    }
    let folder = LexicalPath.folder(of: configuration.path)
    return located(LexicalPath.normalized(text, from: folder), at: value.range)
  }

  /// The Fluent Bit files by their paths in the image.
  mutating func configFiles(_ value: JSONValue) -> [Configuration.ConfigFile] {
    guard expect(value, .object, "an object with paths in the image and files") else { return [] }
    var files: [Configuration.ConfigFile] = []
    for member in uniqueMembers(of: value) {
      let key = member.key.text
      guard key.hasPrefix("/"), !key.hasSuffix("/") else {
        report(member.key.range, "'\(key)' is not the absolute path of a file in the image")
        continue
      }
      guard let file = relativeFile(member.value) else { continue }
      let path = LexicalPath.normalized(key)
      guard !files.contains(where: { $0.pathInImage == path }) else {
        report(member.key.range, "duplicate path '\(path)'")
        continue
      }
      guard !Self.isYAML(key), !Self.isYAML(file.value) else {
        report(
          member.value.range,
          "'\(file.value)' is YAML; tasklint reads Fluent Bit's classic format only")
        continue
      }
      files.append(
        Configuration.ConfigFile(pathInImage: path, path: file.value, location: file.location))
    }
    return files
  }

  private static func isYAML(_ path: String) -> Bool {
    [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
  }

  mutating func day(_ value: JSONValue) -> Configuration.Located<CalendarDay>? {
    guard let text = text(value) else { return nil }
    guard let day = CalendarDay(text) else {
      report(value.range, "invalid date '\(text)'; expected YYYY-MM-DD")
      return nil
    }
    return located(day, at: value.range)
  }

  mutating func patterns(_ value: JSONValue) -> Configuration.Located<PatternList>? {
    located(PatternList(globs(value), in: configuration.folder), at: value.firstToken)
  }

  mutating func globs(_ value: JSONValue) -> [Glob] {
    texts(value).compactMap { text -> Glob? in
      if let glob = Glob(text.value) { return glob }
      let fault = text.value.isEmpty ? "it is empty" : "unbalanced or too many brackets or braces"
      report(text.location.range, "invalid pattern '\(text.value)'; \(fault)")
      return nil
    }
  }

  /// The entries of a list that may not be empty: an empty one could mean nothing or all.
  mutating func filled<Entry>(
    _ value: JSONValue, _ read: (inout ConfigurationReader) -> [Entry]
  ) -> [Entry] {
    if value.kind == .array, value.elements.allSatisfy({ _ in false }) {
      report(value.range, "the list is empty; add an entry or remove the key")
    }
    return read(&self)
  }

  mutating func ruleNames(_ value: JSONValue) -> Configuration.Located<[String]>? {
    located(locatedRuleNames(value).map(\.value), at: value.firstToken)
  }

  mutating func locatedRuleNames(
    _ value: JSONValue
  ) -> [Configuration.Located<String>] {
    texts(value).filter { name in
      guard let problem = RuleNames.problem(with: name.value) else { return true }
      report(name.location.range, problem)
      return false
    }
  }

  mutating func rule(_ key: JSONString) -> RuleMetadata? {
    if let rule = RuleCatalog.metadata(named: key.text) { return rule }
    report(key.range, RuleNames.problem(withRule: key.text))
    return nil
  }

  /// A list of strings; a single string counts as a list of one.
  mutating func texts(_ value: JSONValue) -> [Configuration.Located<String>] {
    if let string = value.string { return [located(string.text, at: string.range)] }
    guard expect(value, .array, "a list of strings") else { return [] }
    return value.elements.compactMap { element in
      text(element).map { located($0, at: element.range) }
    }
  }

  mutating func text(_ value: JSONValue) -> String? {
    expect(value, .string, "a string") ? value.string?.text : nil
  }

  mutating func expect(
    _ value: JSONValue, _ kind: JSONValue.Kind, _ expected: String
  ) -> Bool {
    if value.kind == kind { return true }
    report(value.firstToken, "expected \(expected), found \(name(of: value))")
    return false
  }

  // MARK: - Problems

  /// Whether further mistakes are only counted.
  var isFull: Bool { problems.count >= Self.mostProblems }

  mutating func report(_ range: SourceRange, _ message: String) {
    guard !isFull else {
      omittedProblems += 1
      return
    }
    problems.append(
      ConfigurationProblem(
        path: configuration.path, position: lines.position(at: range.start),
        message: ConfigurationMask.masked(message)))
  }

  func located<Value: Sendable>(
    _ value: Value, at range: SourceRange
  ) -> Configuration.Located<Value> {
    Configuration.Located(value: value, location: location(of: range))
  }

  func location(of range: SourceRange) -> Finding.Location {
    Finding.Location(
      path: configuration.path, range: range, start: lines.position(at: range.start),
      end: lines.position(at: range.end))
  }

  func unknown(
    _ kind: String, _ name: String, in names: [String], _ expected: String
  ) -> String {
    let nearest = isFull ? nil : EditDistance.nearest(to: name, in: names)
    return "unknown \(kind) '\(name)'; " + (nearest.map { "did you mean '\($0)'?" } ?? expected)
  }

  func name(of value: JSONValue) -> String {
    switch value.kind {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    case .placeholder: "a placeholder"
    }
  }
}
