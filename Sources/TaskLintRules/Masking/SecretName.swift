/// Recognizes names whose value is a secret.
///
/// Masking and reporting use the same words. Masking looks for them anywhere in a name, because a
/// value masked without need costs little; reporting looks at the end of a name only.
enum SecretName {
  /// Words that mean a secret.
  static let secretWords: Set<String> = [
    "password", "passwords", "passwd", "pwd", "pass", "passphrase", "secret", "secrets",
    "credential", "credentials", "creds", "token", "apikey", "apikeys", "authorization",
  ]

  /// Words that mean a secret at the end of a longer one as well: `dbpassword`, `clientsecret`.
  static let secretSuffixes: [String] = [
    "password", "passwd", "passphrase", "secret", "token", "credentials", "apikey", "secretkey",
    "accesskey", "privatekey", "licensekey", "masterkey", "sharedkey", "authkey", "accountkey",
    "encryptionkey", "signingkey", "secretkeybase", "engineauthdata",
  ]

  /// Words that make the value public, such as keys that a browser receives.
  private static let publicWords: Set<String> = ["public", "publishable", "anon"]

  /// Words before `keys` and `tokens` that make them secret: `API_KEYS`, not `label_keys`.
  private static let secretQualifiers: Set<String> = [
    "api", "access", "secret", "private", "auth", "signing", "encryption", "license", "bot",
    "refresh", "bearer",
  ]

  /// Words before `key` that make it the name of a field, a file or a column, as in the options of
  /// Fluent Bit's outputs and in the tables of DynamoDB.
  ///
  /// Source: https://docs.fluentbit.io/manual/data-pipeline/outputs
  private static let fieldQualifiers: Set<String> = [
    "appname", "attributes", "body", "buffer", "cache", "config", "data", "date", "event",
    "facility", "field", "flags", "foreign", "format", "full", "group", "hash", "headers", "hec",
    "host", "hostname", "id", "index", "kms", "label", "labels", "level", "log", "logs", "map",
    "message", "metadata", "msgid", "name", "namespace", "number", "object", "partition", "payload",
    "prefix", "primary", "procid", "public", "range", "record", "remove", "request", "routing",
    "s3", "gcs", "blob", "kusto", "sample", "sampled", "scope", "sd", "severity", "short", "single",
    "sort", "source", "sourcetype", "stream", "tag", "text", "time", "timestamp", "topic", "trace",
    "type", "unique", "attribute", "column", "for",
  ]

  /// Words before `auth` that make it a secret; `ECS_ENGINE_AUTH_DATA` holds registry passwords.
  private static let authQualifiers: Set<String> = [
    "cloud", "basic", "http", "proxy", "registry", "engine",
  ]

  /// Words after a secret word that make the value a property of the secret.
  private static let propertyWords: Set<String> = [
    "algorithm", "arn", "audience", "check", "config", "count", "days", "dir", "directory",
    "enabled", "endpoint", "expiration", "expire", "expires", "expiry", "field", "file", "filename",
    "format", "from", "handling", "header", "hours", "issuer", "length", "lifetime", "limit",
    "manager", "minutes", "mount", "name", "options", "parameter", "path", "policy", "provider",
    "ref", "reference", "region", "required", "rotation", "schema", "seconds", "size", "spec",
    "specs", "store", "ttl", "type", "usage", "validation", "version",
  ]

  /// Whether a value under a name is masked: the name has a secret word, in any case and joined in
  /// any way.
  static func isMasked(_ name: ArraySlice<UInt8>) -> Bool {
    guard mayBeMasked(name) else { return false }
    let words = words(of: name)
    // The name of a suppression holds a rule's id, and its value is a reason.
    guard words.first != "tasklint" else { return false }
    return words.indices.contains { index in
      isSecretWord(words, at: index) && !isProperty(words, at: index)
    }
  }

  /// Whether a name or a text has the beginning of a secret word, which few have.
  static func mayBeMasked(_ name: ArraySlice<UInt8>) -> Bool {
    beginnings.isAny(in: name)
  }

  /// Whether a text that may be read for now has the beginning of a secret word.
  static func mayBeMasked(_ name: UncheckedBytes) -> Bool { beginnings.isAny(in: name) }

  /// The beginnings of secret words, and `sig` in the query of a URL.
  private static let beginnings = ShortWords(
    ["pas", "pwd", "sec", "cre", "tok", "key", "aut", "sig"])

  /// Whether a name ends in a secret word: `DB_PASSWORD`, `apiKey`, `secret_key_base`.
  ///
  /// `PASSWORD_FILE` and `TOKEN_URL` do not: their values are not secret.
  static func endsInSecretWord(_ name: String) -> Bool {
    // Few names have such an end, and splitting a name into words is expensive.
    var name = name
    guard name.withUTF8({ Endings.known.mayEnd(UncheckedBytes($0)) }) else { return false }
    var words = words(of: Array(name.utf8)[...])
    guard let last = words.popLast(), publicWords.isDisjoint(with: words) else { return false }
    words.append(withoutNumber(last))
    return isSecretWord(words, at: words.count - 1, atEnd: true)
      || [2, 3].contains { secretSuffixes.contains(words.suffix($0).joined()) }
  }

  /// Whether a name says that its value is public.
  static func isPublic(_ name: String) -> Bool {
    !publicWords.isDisjoint(with: words(of: Array(name.utf8)[...]))
  }

  private static func isSecretWord(
    _ words: [String], at index: Int, atEnd isEnd: Bool = false
  ) -> Bool {
    // Most words end in other letters, and the search for suffixes is expensive.
    var word = words[index]
    guard word.withUTF8({ Endings.ofWords.mayEnd(UncheckedBytes($0)) }) else { return false }
    word = withoutNumber(word)
    let previous = index > 0 ? words[index - 1] : nil
    switch word {
    case "key":
      return !isEnd && previous.map { !fieldQualifiers.contains($0) } ?? false
    case "keys", "tokens":
      return previous.map { secretQualifiers.contains($0) } ?? false
    case "auth":
      return !isEnd && previous.map { authQualifiers.contains($0) } ?? false
    default:
      return secretWords.contains(word) || secretSuffixes.contains { word.hasSuffix($0) }
    }
  }

  private static func withoutNumber(_ word: String) -> String {
    var word = word
    while let last = word.utf8.last, last.isDigit { word.removeLast() }
    return word
  }

  private static func isProperty(_ words: [String], at index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    if words[index].hasSuffix("key"), words[index + 1] == "id" { return true }
    return propertyWords.contains(words[index + 1])
      || propertyWords.contains(words[words.count - 1])
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
        // The last capital of a run begins the word that continues in lower case: APIKey.
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
