import Domain
import CGMime
