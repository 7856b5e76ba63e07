/// The real definitions whose attributes differ from the derived ones, with the reason.
///
/// They were edited after ECS had registered them, which is what the rules report.
enum AttributeDifferences {
  static let reasons: [String: String] = [
    "earthquakoo__picktoss__task-definition-batch.json":
      "its secrets came in later: the siblings for dev and prod list the attribute, this one does not"
  ]
}
