extension OutputValue.Form {
  /// What the form expects, and how to satisfy it.
  var words: (expected: String, remedy: String) {
    switch self {
    case .oneOf(let values), .exactly(let values):
      let list = values.map { "'\($0)'" }
      return ("one of \(list.joined(separator: ", "))", "use one of these values")
    case .boolean: return ("'true' or 'false'", "use 'true' or 'false'")
    case .url: return ("a URL", "write the protocol as well, such as 'https://'")
    case .secureURL:
      return ("a URL that begins with 'https://'", "use a URL that begins with 'https://'")
    case .prefixed(let prefixes):
      let prefix = prefixes.first.map { "'\($0)'" } ?? ""
      return ("a text that begins with \(prefix)", "add \(prefix) at the beginning")
    case .size(let range):
      guard range.upperBound < .max else { return ("a size", "use a size such as '512K'") }
      return (
        "a size from \(range.lowerBound) to \(range.upperBound) bytes", "use a size in this range"
      )
    case .port: return ("a port up to 65535", "use the port of the endpoint")
    case .words: return ("a name and a value", "add the value after the name and a blank")
    case .labels:
      return ("labels such as 'job=app' or '$key'", "write each label as 'name=value' or '$key'")
    case .keys: return ("keys that begin with '$'", "write '$' before each key")
    case .logLevel:
      return (
        "one of 'off', 'error', 'warn', 'info', 'debug', 'trace'", "use one of these values"
      )
    case .limit: return ("a size or 'off'", "use a size such as '500M'")
    }
  }
}
