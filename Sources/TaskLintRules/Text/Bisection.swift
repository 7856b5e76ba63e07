extension Range<Int> {
  /// The first number for which a condition is true; the upper bound if there is none.
  ///
  /// - Precondition: If the condition is true for a number, it is true for all larger ones.
  func bisected(_ condition: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
