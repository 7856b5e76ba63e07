/// The reason why Fluent Bit rejects the value of an option.
struct OutputValueFault: Sendable {
  /// The form that the value does not have.
  let form: OutputValue.Form
  /// Which of the router's versions reject the value.
  let rejecting: FluentBitVersions.Subset
  /// The first version that rejects the value; nil if all do.
  let first: FluentBitVersion?
  /// Whether Fluent Bit itself checks the option, and not the plugin.
  let isOfCore: Bool
  /// What happens with the value if the router starts, as a clause.
  private(set) var effect: String?

  /// Returns nil if every version of the router accepts the value.
  init?(_ value: String, of option: FirelensOutput.Option, in output: FirelensOutput) {
    let rows = OutputValue.byProperty[option.property]?.filter { row in
      output.plugin.map(row.isAbout) ?? row.plugins.isEmpty
    }
    if let rows, !rows.isEmpty {
      self.init(value, rows, output)
      return
    }
    guard let plugin = output.plugin, plugin.checksProperties,
      let property = option.known
    else { return nil }
    let form: OutputValue.Form
    if property.isBoolean {
      // A plugin without properties opens no connection, and does not read those of one.
      guard !plugin.properties.description.isEmpty else { return nil }
      form = .boolean
    } else if property.needsTwoWords {
      form = .words
    } else if let range = Self.chunkSize(option, in: output) {
      form = .size(range)
    } else {
      return nil
    }
    guard !form.accepts(value) else { return nil }
    self.init(form, rejecting: option.support, first: property.first, isOfCore: false)
    if option.property == "upload_chunk_size", Self.ignoresChunks(output) {
      effect = "'s3' ignores it, because it uploads files of less than 10 MB at once"
    }
  }

  /// Each version is checked by the first row that applies to it.
  private init?(_ value: String, _ rows: [OutputValue], _ output: FirelensOutput) {
    let versions = output.versions
    func row(for version: FluentBitVersion) -> OutputValue? {
      rows.first { row in
        (row.first.map { version >= $0 } ?? true) && (row.end.map { version < $0 } ?? true)
      }
    }
    func rejecting(_ version: FluentBitVersion) -> OutputValue? {
      row(for: version).flatMap { $0.form.accepts(value) ? nil : $0 }
    }
    let newest = rejecting(versions.newest)
    // Most options have one row for all versions.
    let oldest =
      rows.count == 1 && rows[0].isForAll || versions.oldest == versions.newest
      ? newest : rejecting(versions.oldest)
    if newest == nil, oldest == nil, let future = rows.first(where: { $0.first != nil }),
      case .boolean = future.form, !future.form.accepts(value)
    {
      self.init(future.form, rejecting: .none, first: future.first, isOfCore: false)
      effect = "this version of Fluent Bit reads it as off, and newer ones reject it"
      return
    }
    guard let row = newest ?? oldest else { return nil }
    let subset: FluentBitVersions.Subset =
      newest == nil ? .oldest : oldest == nil ? .newest : .all
    self.init(row.form, rejecting: subset, first: row.first, isOfCore: row.plugins.isEmpty)
  }

  private init(
    _ form: OutputValue.Form, rejecting: FluentBitVersions.Subset, first: FluentBitVersion?,
    isOfCore: Bool
  ) {
    self.form = form
    self.rejecting = rejecting
    self.first = first
    self.isOfCore = isOfCore
  }

  /// The sizes of a chunk that `s3` accepts, if it checks them: not with single uploads.
  ///
  /// Source: plugins/out_s3/s3.c
  private static func chunkSize(
    _ option: FirelensOutput.Option, in output: FirelensOutput
  ) -> ClosedRange<Int>? {
    guard option.property == "upload_chunk_size", output.plugin?.displayName == "s3",
      output.certainlyLacks("use_put_object"), output.certainlyLacks("format"),
      output.certainlyLacks("compression")
    else { return nil }
    if output.certainlyLacks("total_file_size") { return smallestChunk...50_000_000 }
    guard let total = output.option("total_file_size")?.settledValue.value,
      let size = OutputValue.Form.bytes(FirelensOutput.trimmed(total.text)), size >= 1_000_000
    else { return nil }
    return smallestChunk...max(smallestChunk, min(50_000_000, size / 2))
  }

  /// The smallest part of a multipart upload in bytes.
  private static let smallestChunk = 5_242_880

  /// Whether `s3` uploads files at once and does not use the size of a chunk.
  private static func ignoresChunks(_ output: FirelensOutput) -> Bool {
    guard let total = output.option("total_file_size")?.settledValue.value,
      let size = OutputValue.Form.bytes(FirelensOutput.trimmed(total.text))
    else { return false }
    return size < 2 * smallestChunk
  }
}
