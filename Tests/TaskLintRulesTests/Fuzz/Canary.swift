/// Secrets that no output may show; each holds the word that is looked for.
enum Canary {
  static let word = "Canary"

  /// A key in a form that is known for a secret wherever it stands.
  static let key = "ghp_7Canary0Canary1Canary2Canary3"

  /// Secrets in no known form, under names that tell of them.
  static let members: [(key: String, value: MutableJSON)] = [
    "DD_API_KEY", "password", "apikey", "Http_Passwd", "secretOptionToken",
  ].map { ("\"\($0)\"", .token(#""plain4Canary5x""#)) }

  static let entry = MutableJSON.object([
    (#""name""#, .token(#""DB_PASSWORD""#)), (#""value""#, .token(#""plain6Canary7x""#)),
  ])
}
