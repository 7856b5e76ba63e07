extension ContainerDefinition {
  /// The hard limit in MiB.
  public var memory: Field<Int> { object.integer("memory") }
  /// The soft limit in MiB.
  public var memoryReservation: Field<Int> { object.integer("memoryReservation") }
}
