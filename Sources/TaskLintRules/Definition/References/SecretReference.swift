/// The kind of object that a `valueFrom` refers to.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
public enum SecretReference: Hashable, Sendable {
  /// A parameter of Systems Manager, by name or ARN.
  case parameter
  /// A secret of Secrets Manager, by ARN.
  case secret
  /// Neither.
  case other
  /// Not known offline.
  case unresolved

  /// Reads a reference.
  ///
  /// The service of an ARN is known even if another field has a placeholder.
  public init(_ string: JSONString) {
    let text = string.decodedBytes
    if let arn = ARN(text), !Placeholder.isIn(arn.service) {
      if arn.serviceBytes.isText("ssm") {
        self = .parameter
      } else {
        self = arn.serviceBytes.isText("secretsmanager") ? .secret : .other
      }
    } else if Placeholder.isIn(string, .reference) {
      self = .unresolved
    } else {
      self = Self.isParameterName(string) ? .parameter : .other
    }
  }

  /// Whether a text, with its placeholders, is a valid name of a parameter.
  ///
  /// Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
  static func isParameterName(_ string: JSONString) -> Bool {
    string.withDecodedBytes { text in
      text.end > text.start && text.end - text.start <= 2048
        && parameterNameBytes.containsAll(of: text)
    }
  }

  private static let parameterNameBytes = ByteSet.alphanumerics(and: "_.-/")
}
