extension TaskDefinition {
  /// Whether the task certainly has its own network interface, as every task on Fargate does.
  var hasOwnInterface: Bool {
    platform == .fargate || networkMode.value.map { $0 == "awsvpc" } ?? false
  }
}
