/// Reads the task definitions of a CloudFormation template in JSON, as `cdk synth` prints it.
///
/// A definition with conditions is read once for each of their outcomes.
struct CloudFormationReader: InputReader {
  let form = InputForm.cloudFormation

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root, let resources = root.member("Resources")?.value else {
      return nil
    }
    var conditions = CloudFormationConditions(template: root)
    var definitions: [TaskDefinition] = []
    for resource in resources.members {
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
