/// The real definitions whose list differs from what is derived, each with the reason: they were
/// edited by hand after ECS had answered, which is what the rules are there to find.
enum AttributeDifferences {
  static let reasons: [String: String] = [
    "earthquakoo__picktoss__task-definition-batch.json":
      "its secrets came in later: the siblings for dev and prod list the attribute, this one does not"
  ]
}
