/// What the product is called, and where it lives.
public enum Product {
  public static let name = "tasklint"
  public static let version = "0.1.0"
  public static let home = "https://github.com/tasklint/tasklint"

  /// The schema of this version's configuration, by which editors complete it.
  public static let schema = "\(home)/raw/v\(version)/tasklint.schema.json"

  /// The page of a rule: its heading in rules.md of this version.
  public static func page(ofRule name: String) -> String {
    "\(home)/blob/v\(version)/rules.md#\(name)"
  }
}
