/// Secrets that no output may show; each contains a word to search for.
enum Canary {
  static let word = "Canary"

  /// A key in a known format, which is a secret anywhere.
  static let key = "ghp_7Canary0Canary1Canary2Canary3"

  /// Secrets in unknown formats, under secret names.
  static let members: [(key: String, value: MutableJSON)] = [
    "DD_API_KEY", "password", "apikey", "Http_Passwd", "secretOptionToken",
  ].map { ("\"\($0)\"", .token(#""plain4Canary5x""#)) }

  static let entry = MutableJSON.object([
    (#""name""#, .token(#""DB_PASSWORD""#)), (#""value""#, .token(#""plain6Canary7x""#)),
  ])
}
