/// A setting of the log pipeline: a variable of the log router, which the custom file reads, or the
/// inline option of a container with the same meaning.
///
/// It is a class so that a copy costs one reference: each lookup of a kind makes some.
final class LogSetting: Sendable {
  /// The meaning of a setting.
  enum Kind: Int, Sendable, CaseIterable {
    case service
    case source
    case tags
    case apiKey
    case host
    case stream
    case region

    /// The log router's variable.
    var variable: StaticString {
      switch self {
      case .service: "DD_SERVICE"
      case .source: "DD_SOURCE"
      case .tags: "DD_TAGS"
      case .apiKey: "DD_API_KEY"
      case .host: "DD_SITE"
      case .stream: "DELIVERY_STREAM"
      case .region: "AWS_REGION"
      }
    }

    /// The option of an inline output.
    var option: StaticString {
      switch self {
      case .service: "dd_service"
      case .source: "dd_source"
      case .tags: "dd_tags"
      case .apiKey: "apikey"
      case .host: "host"
      case .stream: "delivery_stream"
      case .region: "region"
      }
    }

    /// The plugins that take the option.
    var plugins: [String] {
      switch self {
      case .service, .source, .tags, .apiKey, .host: FirelensOutput.datadog
      case .stream, .region: FirelensOutput.firehose
      }
    }
  }

  /// The name that the file gives a setting.
  enum Name: Sendable {
    case variable(Kind)
    case option(JSONString)
  }

  let named: Name
  let value: Field<JSONString>
  /// The log router, or the container with the inline output.
  let container: ContainerDefinition

  init(named: Name, value: Field<JSONString>, container: ContainerDefinition) {
    self.named = named
    self.value = value
    self.container = container
  }

  /// The setting's name in the file: `DD_TAGS` or `dd_tags`.
  var name: String {
    switch named {
    case .variable(let kind): kind.variable.description
    case .option(let key): key.text
    }
  }

  /// Whether the setting is a variable and not an option.
  var isVariable: Bool {
    if case .variable = named { true } else { false }
  }

  /// The subject of a finding about the setting.
  var subject: Subject {
    isVariable
      ? container.subject("environment", name)
      : container.subject("logConfiguration", "options", name)
  }

  /// The value, if it is known and not blank.
  var known: JSONString? {
    value.value.flatMap { $0.isBlank ? nil : $0 }
  }
}

/// The settings of a definition, sorted by kind.
struct LogSettings: Sendable {
  private var all: [LogSetting] = []
  /// The end index of each kind.
  private var ends: [Int] = []

  /// The settings of a log router and of outputs.
  ///
  /// A variable that neither the custom file nor an output reads is not a setting, if the whole file
  /// is known.
  init(of sidecar: ContainerDefinition?, _ outputs: [FirelensOutput], _ file: CustomFile? = nil) {
    let file = file.flatMap { $0.isWhole ? $0 : nil }
    let inOptions = file == nil ? [] : Set(outputs.flatMap { $0.variables.flatMap(\.names) })
    let outputs = outputs.filter { $0.pluginName != nil }
    let environment = sidecar?.environment
    ends.reserveCapacity(LogSetting.Kind.allCases.count)
    var number = 0
    while let kind = LogSetting.Kind(rawValue: number) {
      let isRead =
        file.map {
          let name = kind.variable.description
          return $0.reads(name) || inOptions.contains(name)
        } ?? true
      if isRead, let sidecar, let entry = environment?.lookup(kind.variable).value {
        all.append(
          LogSetting(named: .variable(kind), value: entry.value, container: sidecar))
      }
      for output in outputs where output.isFor(kind.plugins) {
        guard let option = output.option(kind.option.description) else { continue }
        all.append(
          LogSetting(
            named: .option(option.key), value: option.settledValue, container: output.container))
      }
      ends.append(all.count)
      number += 1
    }
  }

  subscript(kind: LogSetting.Kind) -> ArraySlice<LogSetting> {
    guard !all.isEmpty else { return [] }
    return all[(kind.rawValue == 0 ? 0 : ends[kind.rawValue - 1])..<ends[kind.rawValue]]
  }
}
