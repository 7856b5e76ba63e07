/// The words of the API and of Fluent Bit, which are never secrets.
enum SchemaVocabulary {
  /// The names of properties, in the spellings of the API and of CloudFormation.
  static let names: Set<String> = {
    var names: Set<String> = ["true", "false", "null", "Resources", "Type", "Properties"]
    for member in APIModel.members {
      names.insert(member.name.description)
      names.insert(capitalized(member.name.description))
    }
    for name in APIModel.describeOnlyMembers { names.insert(name.description) }
    return names
  }()

  private static func capitalized(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The words of all names and values that are known in advance, in lower case.
  static let words: Set<String> = {
    var words: Set<String> = []
    func add(_ text: String) {
      words.insert(text.lowercased())
      for word in text.utf8.split(whereSeparator: { !$0.isAlphanumeric }) {
        words.insert(String(decoding: word.map(\.lowercased), as: UTF8.self))
      }
    }
    names.forEach(add)
    for name in APIModel.ShapeName.allCases {
      switch APIModel.shape(of: name) {
      case .oneOf(let values), .oneOfIgnoringCase(let values), .option(let values),
        .beginning(let values):
        for value in values { add(value.description) }
      default: break
      }
    }
    for plugin in OutputPlugin.all {
      add(plugin.name.description)
      add(plugin.properties.description)
      add(plugin.requires.description)
    }
    literals.forEach(add)
    return words
  }()

  /// Other words that rules write in quotes, and literals of other languages.
  private static let literals = [
    "boolean", "integer", "number", "string", "object", "array", "list", "yes", "no", "on", "off",
    "none", "nil", "nan", "undefined", "config-file-type",
    "config-file-value", "enable-ecs-log-metadata", "file", "s3", "include-pattern",
    "exclude-pattern", "log-driver-buffer-limit", "awslogs-group", "awslogs-region",
    "awslogs-stream-prefix", "awslogs-create-group", "mode", "splunk-token", "splunk-url",
    "gelf-address", "env", "service", "source", "latest", "stable", "root", "arn", "aws", "ecs",
    "DD_API_KEY", "DD_SITE", "DD_ENV", "DD_SERVICE", "DD_SOURCE", "DD_TAGS", "DD_HOST",
    "AWS_REGION", "START", "HEALTHY", "COMPLETE", "SUCCESS", "essential", "container",
  ]
}
