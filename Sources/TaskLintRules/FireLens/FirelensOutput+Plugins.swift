/// The outputs for one destination.
extension FirelensOutput {
  /// The plugin for Datadog.
  static let datadog = ["datadog"]
  /// The plugins for Firehose: the one in C, and AWS's older one in Go.
  static let firehose = ["kinesis_firehose", "firehose"]

  /// Whether the output uses one of some plugins; Fluent Bit ignores the case of their names.
  func isFor(_ plugins: [String]) -> Bool {
    destination.map(plugins.contains) ?? false
  }

  /// Whether the options specify a plugin; nil if unknown.
  ///
  /// A misspelling such as `name` counts as well; output-name-missing reports it.
  var namesPlugin: Bool? {
    let names = options.contains { option in
      option.key.isWord("name") || option.key == FirelensType.fluentd.pluginKey
    }
    return names ? true : mayHaveMoreOptions ? nil : false
  }
}

extension LogConfiguration {
  /// The secret that sets a property of an output, in lower case.
  func secret(_ property: String) -> NamedEntries.Entry? {
    secretOptions.entries.last { entry in
      entry.name.value.map { $0.text.lowercased() == property } ?? false
    }
  }
}
