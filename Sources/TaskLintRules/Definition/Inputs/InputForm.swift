/// A form that a task definition is written in.
public enum InputForm: String, Sendable, CaseIterable {
  /// The input of register-task-definition.
  case register
  /// The output of describe-task-definition, wrapped or bare.
  case describe
  /// A bare array of container definitions, or a single one.
  case containers
  /// A CloudFormation template in JSON.
  case cloudFormation = "cloudformation"
  /// A plan or state of Terraform's, as `terraform show -json` prints it.
  case terraform
}
