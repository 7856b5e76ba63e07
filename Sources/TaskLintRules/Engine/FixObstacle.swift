/// Why fixes are not written to a file.
public enum FixObstacle: Sendable {
  /// Terraform writes plans and states.
  case terraform
  /// The CDK writes its templates again at each synthesis.
  case cdkOutput
  /// A template with unquoted placeholders is not JSON until it is rendered.
  case template
}

extension FileContents {
  /// Why fixes are not written to the file; nil if they are.
  var fixObstacle: FixObstacle? {
    guard placeholders == 0 else { return .template }
    for definition in definitions {
      switch definition.form {
      case .terraform:
        // A configuration in JSON, `*.tf.json`, is a source file.
        if definition.document.root?.member("resource") == nil { return .terraform }
      case .cloudFormation:
        let isOutput =
          source.path.split(separator: "/").contains("cdk.out")
          || definition.metadata?.value.member("aws:cdk:path") != nil
        if isOutput { return .cdkOutput }
      case .register, .describe, .containers: break
      }
    }
    return nil
  }
}
