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

  /// Whether a text, placeholders included, is a name that a parameter may have.
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
