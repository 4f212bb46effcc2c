import Domain
import CZlib
import Hummingbird
