/// A function of CloudFormation's in the place of a value: `{"Ref": …}` or `{"Fn::…": …}`.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
enum IntrinsicFunction {
  /// `{"Ref": "AWS::NoValue"}`: the member or element is not there.
  case noValue
  /// `Fn::If`, and the branch that the condition's outcome chooses; or `Fn::Sub` of a text that has
  /// nothing to fill in, and the text.
  case chosen(JSONValue)
  /// Anything else: what it gives is known at the deployment.
  case unknown

  /// Reads an object; nil where it is a plain one.
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
  /// Whether the object is a function of CloudFormation's.
  var isIntrinsicFunction: Bool { IntrinsicFunction(self, conditions: [:]) != nil }
}
