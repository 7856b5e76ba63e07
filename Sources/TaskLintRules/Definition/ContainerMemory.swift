extension ContainerDefinition {
  /// The hard memory limit in MiB.
  public var memory: Field<Int> { object.integer("memory") }
  /// The soft memory limit in MiB.
  public var memoryReservation: Field<Int> { object.integer("memoryReservation") }
}
