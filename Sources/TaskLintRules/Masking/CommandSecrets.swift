/// Finds secrets in the arguments of a command, one after the other: `--password=…`,
/// `--password …`, `-p …`, `curl -u user:…`, `PGPASSWORD=… psql`, or a secret in a known format.
struct CommandSecrets {
  /// The meaning of the next word.
  private enum Awaited {
    /// The value of an option with a secret word in its name.
    case secret(String)
    /// A password after `-p`, `-P` or `-a`.
    case password
    /// A user and a password with a colon between them.
    case login
  }

  private var awaited: Awaited?
  /// Whether a program has been named that takes a password after a short option.
  private var takesPassword = false
  /// Whether a program has been named that takes a user and a password after `-u`.
  private var takesLogin = false

  private static let passwordPrograms: Set<String> = [
    "mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "mariadb-admin", "mongo",
    "mongosh", "mongodump", "mongorestore", "redis-cli", "sshpass", "sqlcmd", "bcp", "smbclient",
    "mosquitto_pub", "mosquitto_sub", "login", "influx", "clickhouse-client", "lftp",
  ]

  private static let loginPrograms: Set<String> = [
    "curl", "wget", "http", "https", "xh", "curlie", "lftp", "ncftp",
  ]

  /// The kind of secret in the next argument, with its article; nil if it has none.
  mutating func kind(ofNext argument: String) -> StaticString? {
    let format = CredentialText.kind(of: argument, named: "")
    var isFound = NamedSecrets.isIn(argument)
    let isLine = argument.utf8.contains { $0 <= 0x20 }
    for word in isLine ? argument.split(whereSeparator: Self.endsWord) : [argument[...]]
    where isSecret(word) {
      isFound = true
    }
    if isLine { awaited = nil }
    return format ?? (isFound ? "a secret" : nil)
  }

  private static func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || character == ";" || character == "|" || character == "&"
      || character == "(" || character == ")"
  }

  /// Whether a word is a secret; else it may say what the next one is.
  private mutating func isSecret(_ word: Substring) -> Bool {
    let expected = awaited
    awaited = nil
    let isOption = word.utf8.first == UInt8(ascii: "-")
    if let expected, !isOption {
      switch expected {
      case .secret(let name): return Self.isLiteral(word, named: name)
      case .password:
        return Self.isLiteral(word, named: "") && (takesPassword || Self.isMixed(word))
      case .login: return isLogin(word)
      }
    }
    guard isOption else {
      let program = word.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
      guard let program else { return false }
      takesPassword = takesPassword || Self.passwordPrograms.contains(program)
      takesLogin = takesLogin || Self.loginPrograms.contains(program)
      return false
    }
    switch word {
    case "-p", "-P", "-a": awaited = .password
    case "-u", "--user", "--proxy-user", "-U", "--auth": awaited = .login
    case _ where word.hasPrefix("--"):
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      if !word.contains("="), SecretName.endsInSecretWord(name) { awaited = .secret(name) }
      if name == "user", let rest = word.split(separator: "=").last, word.contains("=") {
        return isLogin(rest)
      }
    case _ where word.hasPrefix("-p"):
      return takesPassword && Self.isLiteral(word.dropFirst(2), named: "")
    case _ where word.hasPrefix("-u"): return isLogin(word.dropFirst(2))
    default:
      let name = String(word.dropFirst())
      if SecretName.endsInSecretWord(name) { awaited = .secret(name) }
    }
    return false
  }

  /// Whether a word is a user and a password.
  private func isLogin(_ word: Substring) -> Bool {
    let word = Self.unquoted(word)
    guard takesLogin, let colon = word.firstIndex(of: ":"), colon > word.startIndex else {
      return false
    }
    let password = word[word.index(after: colon)...]
    return password.utf8.count >= 4 && CredentialText.isValue(String(password))
      && !SecretStandIn.isStandIn(password) && !NamedSecrets.hasVariable(String(password))
      && !Placeholder.isIn(word)
  }

  /// Whether a word has letters and digits, and nothing of a path, a port or an address.
  private static func isMixed(_ word: Substring) -> Bool {
    word.utf8.contains(where: \.isLetter) && word.utf8.contains(where: \.isDigit)
      && !word.utf8.contains { "./:=@,".utf8.contains($0) }
  }

  private static func unquoted(_ word: Substring) -> Substring {
    let quotes: (Character) -> Bool = { $0 == "\"" || $0 == "'" }
    var word = word.drop(while: quotes)
    while let last = word.last, quotes(last) { word.removeLast() }
    return word
  }

  private static func isLiteral(_ word: Substring, named name: String) -> Bool {
    let value = String(unquoted(word))
    return CredentialText.isLiteral(value, named: name) && !NamedSecrets.hasVariable(value)
      && !Placeholder.isIn(value)
  }
}
