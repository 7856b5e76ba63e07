@testable import TaskLintRules

/// The rules whose flagged examples give more than one finding when all rules are on, each with
/// the reason why no silencing is right.
enum SecondFindings {
  static let reasons: [RuleID: String] = [
    "firelens-config-s3-arn-invalid":
      "it needs a file in S3, which is against the house's policy by itself",
    "firelens-health-check-unreachable":
      "it needs a log router without a custom file, which is against the house's policy by itself",
  ]
}
