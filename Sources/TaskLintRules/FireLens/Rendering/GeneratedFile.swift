/// The configuration that the ECS agent generates for the log router of a task, line by line.
///
/// The agent writes the sections of containers in a random order; here they are in the order of the
/// definition.
///
/// Source: generateConfig in
/// https://github.com/aws/amazon-ecs-agent/blob/v1.105.1/agent/taskresource/firelens/firelensconfig_unix.go
struct GeneratedFile: Sendable {
  /// A line of the file.
  struct Line: Sendable {
    /// The columns before the text.
    let indent: Int
    let text: DefinitionText
    /// What the line comes from; nil if the line above it has the same source.
    var origin: DefinitionText?
    /// Whether the line is a remark of the tool on what is unresolved.
    var isRemark = false

    init(_ text: DefinitionText, indent: Int = 0, origin: DefinitionText? = nil) {
      self.text = text
      self.indent = indent
      self.origin = origin
    }
  }

  /// A key and a value in a section.
  struct Pair: Sendable {
    let key: DefinitionText
    let value: DefinitionText
    var origin: DefinitionText?

    init(_ key: DefinitionText, _ value: DefinitionText, origin: DefinitionText? = nil) {
      self.key = key
      self.value = value
      self.origin = origin
    }
  }

  let type: FirelensType
  private(set) var lines: [Line] = []

  /// Creates an empty file.
  init(_ type: FirelensType) { self.type = type }

  /// Adds a comment.
  mutating func add(remark: DefinitionText, isInSection: Bool = false) {
    var line = Line("# \(remark)", indent: isInSection ? 4 : 0)
    line.isRemark = true
    if !isInSection { lines.append(Line("")) }
    lines.append(line)
  }

  /// Adds an input.
  mutating func add(input name: StaticString, _ pairs: [Pair], origin: DefinitionText) {
    lines.append(Line(""))
    switch type {
    case .fluentbit: lines.append(Line("[INPUT]", origin: origin))
    case .fluentd: lines.append(Line("<source>", origin: origin))
    }
    add(Pair(pluginKey, "\(name)"))
    for pair in pairs { add(pair) }
    if type == .fluentd { lines.append(Line("</source>")) }
  }

  /// Adds a filter that keeps or drops the lines of a container by a pattern.
  mutating func add(
    pattern: DefinitionText, isKept: Bool, match: DefinitionText, origin: DefinitionText
  ) {
    lines.append(Line(""))
    switch type {
    case .fluentbit:
      lines.append(Line("[FILTER]", origin: origin))
      // The agent's template has these blanks.
      lines.append(Line("Name   grep", indent: 4))
      lines.append(Line("Match \(match)", indent: 4))
      lines.append(Line(isKept ? "Regex  log \(pattern)" : "Exclude log \(pattern)", indent: 4))
    case .fluentd:
      lines.append(Line("<filter \(match)>", origin: origin))
      lines.append(Line("@type  grep", indent: 4))
      lines.append(Line(isKept ? "<regexp>" : "<exclude>", indent: 4))
      lines.append(Line("key log", indent: 8))
      lines.append(Line("pattern \(pattern)", indent: 8))
      lines.append(Line(isKept ? "</regexp>" : "</exclude>", indent: 4))
      lines.append(Line("</filter>"))
    }
  }

  /// Adds a filter that adds fields to each record.
  mutating func add(fields: [Pair], origin: DefinitionText) {
    lines.append(Line(""))
    switch type {
    case .fluentbit:
      lines.append(Line("[FILTER]", origin: origin))
      lines.append(Line("Name record_modifier", indent: 4))
      lines.append(Line("Match *", indent: 4))
      for field in fields { add(Pair("Record \(field.key)", field.value, origin: field.origin)) }
    case .fluentd:
      lines.append(Line("<filter **>", origin: origin))
      lines.append(Line("@type record_transformer", indent: 4))
      lines.append(Line("<record>", indent: 4))
      for field in fields { add(field, indent: 8) }
      lines.append(Line("</record>", indent: 4))
      lines.append(Line("</filter>"))
    }
  }

  /// Adds the line that includes the custom file.
  mutating func add(include path: DefinitionText, origin: DefinitionText) {
    lines.append(Line(""))
    let word: DefinitionText = type == .fluentbit ? "@INCLUDE" : "@include"
    lines.append(Line("\(word) \(path)", origin: origin))
  }

  /// Adds an output.
  mutating func add(
    output name: DefinitionText, match: DefinitionText, _ pairs: [Pair],
    origin: DefinitionText, nameOrigin: DefinitionText? = nil
  ) {
    lines.append(Line(""))
    switch type {
    case .fluentbit:
      lines.append(Line("[OUTPUT]", origin: origin))
      add(Pair(pluginKey, name, origin: nameOrigin))
      add(Pair("Match", match))
    case .fluentd:
      lines.append(Line("<match \(match)>", origin: origin))
      add(Pair(pluginKey, name, origin: nameOrigin))
    }
    for pair in pairs { add(pair) }
    if type == .fluentd { lines.append(Line("</match>")) }
  }

  private var pluginKey: DefinitionText { "\(type.pluginKey)" }

  private mutating func add(_ pair: Pair, indent: Int = 4) {
    lines.append(Line("\(pair.key) \(pair.value)", indent: indent, origin: pair.origin))
  }
}
