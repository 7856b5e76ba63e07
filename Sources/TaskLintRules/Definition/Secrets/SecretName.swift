/// Names that say their value is a secret.
enum SecretName {
  private static let telling: Set<String> = [
    "password", "passwords", "passwd", "pwd", "pass", "passphrase", "secret", "secrets",
    "credential", "credentials", "creds", "token", "apikey", "apikeys", "authorization",
  ]

  /// Words run together: `dbpassword`, `clientsecret`.
  private static let endings = [
    "password", "passwd", "passphrase", "secret", "token", "credentials", "apikey", "secretkey",
    "accesskey", "privatekey", "licensekey", "masterkey", "sharedkey", "authkey", "accountkey",
    "encryptionkey", "signingkey",
  ]

  /// What a key of several is good for, where only some are secret: `API_KEYS`, not `label_keys`.
  private static let guarding: Set<String> = [
    "api", "access", "secret", "private", "auth", "signing", "encryption", "license", "bot",
    "refresh", "bearer",
  ]

  /// What a word before `key` makes of it: the name of a field, of a file or of a column, as in the
  /// options of Fluent Bit's outputs and in DynamoDB's tables.
  /// Source: https://docs.fluentbit.io/manual/data-pipeline/outputs
  private static let naming: Set<String> = [
    "appname", "attributes", "body", "buffer", "cache", "config", "data", "date", "event",
    "facility", "field", "flags", "foreign", "format", "full", "group", "hash", "headers", "hec",
    "host", "hostname", "id", "index", "kms", "label", "labels", "level", "log", "logs", "map",
    "message", "metadata", "msgid", "name", "namespace", "number", "object", "partition", "payload",
    "prefix", "primary", "procid", "public", "range", "record", "remove", "request", "routing",
    "s3", "gcs", "blob", "kusto", "sample", "sampled", "scope", "sd", "severity", "short", "single",
    "sort", "source", "sourcetype", "stream", "tag", "text", "time", "timestamp", "topic", "trace",
    "type", "unique", "attribute", "column", "for",
  ]

  /// What a later word makes of a telling one: something about the secret, not the secret.
  private static let lifting: Set<String> = [
    "algorithm", "arn", "audience", "check", "config", "count", "days", "dir", "directory",
    "enabled", "endpoint", "expiration", "expire", "expires", "expiry", "field", "file", "filename",
    "format", "from", "handling", "header", "hours", "issuer", "length", "lifetime", "limit",
    "manager", "minutes", "mount", "name", "options", "parameter", "path", "policy", "provider",
    "ref", "reference", "region", "required", "rotation", "schema", "seconds", "size", "spec",
    "specs", "store", "ttl", "type", "usage", "validation", "version",
  ]

  /// Whether the words of a name, in any case and joined in any way, tell of a secret.
  static func isTelling(_ name: ArraySlice<UInt8>) -> Bool {
    guard mayTell(name) else { return false }
    let words = words(of: name)
    // A suppression is named after a rule, and its value is a reason.
    guard words.first != "tasklint" else { return false }
    return words.indices.contains { index in
      tells(words, at: index) && !isLifted(words, at: index)
    }
  }

  /// Whether a beginning of a telling word stands in a name or a text: few need to be taken apart.
  static func mayTell(_ name: ArraySlice<UInt8>) -> Bool {
    beginnings.isAny(in: name)
  }

  /// The same of a text that may be read for now.
  static func mayTell(_ name: UncheckedBytes) -> Bool { beginnings.isAny(in: name) }

  /// The beginnings of telling words, and the `sig` of a URL's query.
  private static let beginnings = ShortWords(
    ["pas", "pwd", "sec", "cre", "tok", "key", "aut", "sig"])

  private static func tells(_ words: [String], at index: Int) -> Bool {
    let word = words[index]
    var bare = word
    while let last = bare.utf8.last, last.isDigit { bare.removeLast() }
    let previous = index > 0 ? words[index - 1] : nil
    switch bare {
    case "key":
      return previous.map { !naming.contains($0) } ?? false
    case "keys", "tokens":
      return previous.map { guarding.contains($0) } ?? false
    case "auth":
      return ["cloud", "basic", "http", "proxy", "registry"].contains(previous)
    default:
      return telling.contains(bare) || endings.contains { bare.hasSuffix($0) }
    }
  }

  private static func isLifted(_ words: [String], at index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    if words[index].hasSuffix("key"), words[index + 1] == "id" { return true }
    return lifting.contains(words[index + 1]) || lifting.contains(words[words.count - 1])
  }

  /// The words of a name in lower case: `DDApiKey` and `dd-api_key` are both dd, api, key.
  private static func words(of name: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    var previous: UInt8 = 0
    for byte in name {
      if byte.isAlphanumeric || byte >= 0x80 {
        if byte.isUppercase, previous.isLowercase || previous.isDigit { end() }
        // The last capital of a run begins the word that goes on in lower case: APIKey.
        if byte.isLowercase, previous.isUppercase, word.count > 1, let capital = word.popLast() {
          end()
          word = [capital]
        }
        word.append(byte.lowercased)
      } else {
        end()
      }
      previous = byte
    }
    end()
    return words
  }
}
