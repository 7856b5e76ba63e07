extension Range<Int> {
  /// The first number that a condition holds for, where it holds for all after that one too; the
  /// upper bound where it holds for none.
  func bisected(_ holds: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
