/// A CloudFormation function in the place of a value: `{"Ref": …}` or `{"Fn::…": …}`.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
enum IntrinsicFunction {
  /// `{"Ref": "AWS::NoValue"}`: CloudFormation removes the property or element.
  case noValue
  /// `Fn::If` with the branch that the condition selects, or `Fn::Sub` with a text without
  /// variables.
  case chosen(JSONValue)
  /// Another function, whose value is known only at the deployment.
  case unknown

  /// Parses an object; nil if it is not a function.
  init?(_ value: JSONValue, conditions: [String: Bool]) {
    var members = value.members
    guard let only = members.next(), members.next() == nil else { return nil }
    if only.key == "Ref" {
      let isNoValue = only.value.string.map { $0 == "AWS::NoValue" } ?? false
      self = isNoValue ? .noValue : .unknown
    } else if only.key == "Fn::If", let branch = Self.branch(only.value, conditions) {
      self = .chosen(branch)
    } else if only.key == "Fn::Sub", let text = only.value.string, !text.decodedBytes.holds("${") {
      self = .chosen(only.value)
    } else if only.key.text.hasPrefix("Fn::") {
      self = .unknown
    } else {
      return nil
    }
  }

  private static func branch(_ arguments: JSONValue, _ conditions: [String: Bool]) -> JSONValue? {
    let elements = Array(arguments.elements)
    guard elements.count == 3, let name = elements[0].string?.text else { return nil }
    return conditions[name].map { $0 ? elements[1] : elements[2] }
  }
}

extension JSONValue {
  /// Whether the object is a CloudFormation function.
  var isIntrinsicFunction: Bool { IntrinsicFunction(self, conditions: [:]) != nil }
}
