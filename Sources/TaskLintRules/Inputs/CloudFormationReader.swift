/// Reads the task definitions of a CloudFormation template in JSON, as `cdk synth` prints it.
///
/// A definition with conditions is read once for each of their outcomes.
struct CloudFormationReader: InputReader {
  let form = InputForm.cloudFormation

  /// A resource, or those that `Fn::ForEach` makes of a template: their names and values have the loop's
  /// variable, which is unresolved.
  ///
  /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
  private static func resources(of member: JSONValue.Member) -> [JSONValue.Member] {
    var resources: [JSONValue.Member] = []
    var open = [member]
    while let member = open.popLast() {
      guard member.key.decodedBytes.begins(with: "Fn::ForEach::") else {
        resources.append(member)
        continue
      }
      let arguments = Array(member.value.elements.prefix(3))
      if arguments.count == 3 { open += arguments[2].members.reversed() }
    }
    return resources
  }

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root, let resources = root.member("Resources")?.value else {
      return nil
    }
    var conditions = CloudFormationConditions(template: root)
    var definitions: [TaskDefinition] = []
    for resource in resources.members.flatMap(Self.resources) {
      guard let type = resource.value.member("Type")?.value.string,
        type == "AWS::ECS::TaskDefinition",
        let properties = resource.value.member("Properties")?.value, properties.kind == .object
      else { continue }
      let existsIf = resource.value.member("Condition")?.value.string?.text
      for outcome in conditions.variants(of: properties, existsIf: existsIf) {
        let context = InputContext.cloudFormation(conditions: outcome)
        let metadata = resource.value.member("Metadata").map {
          ObjectView($0.value, context.ofMap)
        }
        // CloudFormation generates a missing family.
        definitions.append(
          TaskDefinition(
            properties, context, partiality: .family, form: form, metadata: metadata))
      }
    }
    return definitions.isEmpty ? nil : ReadDefinitions(definitions)
  }
}
