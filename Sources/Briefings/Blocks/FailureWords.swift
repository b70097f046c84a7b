import Indicators
extension MetricFailure { var sentence: String { "The metric could not be computed." } }
