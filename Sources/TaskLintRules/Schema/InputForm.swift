/// A form of task definitions.
public enum InputForm: String, Sendable, CaseIterable {
  /// The input of register-task-definition.
  case register
  /// The output of describe-task-definition, wrapped or bare.
  case describe
  /// A bare array of container definitions, or a single one.
  case containers
  /// A CloudFormation template in JSON.
  case cloudFormation = "cloudformation"
  /// A plan, a state or a configuration of Terraform in JSON.
  case terraform
}
