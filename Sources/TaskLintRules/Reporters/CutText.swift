/// Cuts texts that a report repeats for each finding, so that its size is proportional to the input.
enum CutText {
  /// The longest reason of a suppression that is printed, in characters.
  private static let longestReason = 500

  /// The reason of a suppression, escaped; a long one ends with `…`.
  static func reason(_ suppression: Suppression) -> String {
    let beginning = suppression.reason.prefix(longestReason)
    let isWhole = beginning.endIndex == suppression.reason.endIndex
    return VisibleText.escape(isWhole ? suppression.reason : beginning + "…")
  }
}
