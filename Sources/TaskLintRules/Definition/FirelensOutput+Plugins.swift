/// The outputs that rules on one destination look at.
extension FirelensOutput {
  /// The names of the plugin for Datadog.
  static let datadog = ["datadog"]
  /// The names of the plugins for Firehose: Fluent Bit's own, and AWS's older one.
  static let firehose = ["kinesis_firehose", "firehose"]

  /// Whether the output is for one of some plugins, whose names Fluent Bit takes in any case.
  func isFor(_ plugins: [String]) -> Bool {
    destination.map(plugins.contains) ?? false
  }

  /// Whether the options name a plugin; nil where that can't be known.
  ///
  /// A slip such as `name` means an output as well; another rule speaks of the slip.
  var namesPlugin: Bool? {
    let names = options.contains { option in
      option.key.text.lowercased() == "name" || option.key == FirelensType.fluentd.pluginKey
    }
    return names ? true : mayHaveMoreOptions ? nil : false
  }
}

extension LogConfiguration {
  /// The secret that gives a property of an output, in lower case, its value.
  func secret(_ property: String) -> NamedEntries.Entry? {
    secretOptions.entries.last { entry in
      entry.name.value.map { $0.text.lowercased() == property } ?? false
    }
  }
}

extension FirelensOutput.Option {
  /// The value, unresolved where the router is to put a variable's value in.
  var settledValue: Field<JSONString> {
    guard case .value(let text, let place) = value, text.decodedBytes.holds("${") else {
      return value
    }
    return .unresolved(text, place)
  }
}

extension TaskDefinition {
  /// The outputs for some plugins.
  func outputs(to plugins: [String]) -> [FirelensOutput] {
    outputs.filter { $0.isFor(plugins) }
  }
}
