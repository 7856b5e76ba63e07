@testable import TaskLintRules

/// The rules whose flagged examples give more than one finding when all rules are on, each with
/// the reason why the rules do not silence each other.
enum SecondFindings {
  static let reasons: [RuleID: String] = [
    "firelens-config-s3-arn-invalid":
      "it needs a file in S3, which a policy rule reports",
    "firelens-health-check-unreachable":
      "it needs a log router without a custom file, which a policy rule reports",
    "output-missing":
      "it needs a log router without a custom file, which a policy rule reports",
    "hardening-log-configuration-missing":
      "a policy rule reports a container that does not log to FireLens as well",
  ]
}
