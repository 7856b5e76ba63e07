extension ContainerDefinition {
  /// The subjects of findings about the destination of the container's logs.
  var loggingSubjects: [Subject] {
    [subject("logConfiguration"), subject("logConfiguration", "logDriver")]
  }
}
