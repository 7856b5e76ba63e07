/// What a `valueFrom` names.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
public enum SecretReference: Hashable, Sendable {
  /// A parameter of the Systems Manager, by name or ARN.
  case parameter
  /// A secret of the Secrets Manager, by ARN.
  case secret
  /// Neither.
  case other
  /// Not knowable offline.
  case unresolved

  /// Reads a reference.
  ///
  /// Of an ARN with a placeholder in it the service is known all the same.
  public init(_ string: JSONString) {
    let text = string.text
    if let arn = ARN(text), !Placeholder.isIn(arn.service) {
      switch arn.service {
      case "ssm": self = .parameter
      case "secretsmanager": self = .secret
      default: self = .other
      }
    } else if Placeholder.isIn(string, .reference) {
      self = .unresolved
    } else {
      self = Self.isParameterName(text) ? .parameter : .other
    }
  }

  /// Whether a text is a name that a parameter may have.
  ///
  /// Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
  private static func isParameterName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 2048
      && text.utf8.allSatisfy { byte in
        byte.isAlphanumeric || "_.-/".utf8.contains(byte)
      }
  }
}
