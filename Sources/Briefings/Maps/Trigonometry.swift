import Glibc

// Under names of our own, so that only this file knows where they come from.
func sine(_ angle: Double) -> Double { sin(angle) }
func cosine(_ angle: Double) -> Double { cos(angle) }
func arctangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
func logarithm(_ value: Double) -> Double { log(value) }
