extension TaskDefinition {
  /// Whether the task certainly has a network interface of its own, as every task on Fargate has.
  var hasOwnInterface: Bool {
    platform == .fargate || networkMode.value.map { $0 == "awsvpc" } ?? false
  }
}
