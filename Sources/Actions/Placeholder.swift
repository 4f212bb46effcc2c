import Domain
import Yams
import Crypto
